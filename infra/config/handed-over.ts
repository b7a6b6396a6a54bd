/** From the variables of a repository or its environments to the settings of a stage, for pipelines. */
import type { Environment } from '@otel-bi/shared/runtime/config/reader.ts';
import { problemOf, settingNames } from './places.ts';
import type { StageName } from './stage.ts';

/**
 * The settings among the variables. One with the stage before its name (`PROD_ALARM_EMAIL`) wins over the plain
 * one: not every server has variables for each environment. What the stage does not take is among them too, for
 * the synthesis to refuse; but nothing that the tools of AWS read.
 */
export function settingsOf(stage: StageName, variables: Environment): Readonly<Record<string, string>> {
  const prefix = `${stage.toUpperCase()}_`;
  const misplaced = Object.keys(variables)
    .map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name))
    .filter((name) => !name.startsWith('AWS_') && problemOf(stage, name) !== undefined);
  return Object.fromEntries(
    [...new Set([...settingNames(stage), ...misplaced])].flatMap((name) => {
      const value = variables[prefix + name]?.trim() || variables[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/**
 * Lines for the file that `GITHUB_ENV` names, in the notation for values of several lines.
 * @param boundary a line that is in no value
 */
export function environmentFile(settings: Readonly<Record<string, string>>, boundary: string): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}<<${boundary}\n${value}\n${boundary}\n`)
    .join('');
}

/** What a synthesis is given: the environment, and the `-c NAME=value` of the `cdk` command, which win. */
import type { Environment } from '@otel-bi/shared/runtime/config/reader.ts';
import * as z from 'zod/mini';
import { UnknownSettingError, UnknownStageError } from './error.ts';
import { settingNames } from './places.ts';
import { type StageName, stageNames } from './stage.ts';

const contextOfCommand = z.record(z.string(), z.unknown());

export interface Given {
  /** The stage that was named, or null for all of them. */
  readonly stage: StageName | null;
  readonly settings: Environment;
}

/**
 * @param argument the stage as an argument of the command, which wins over `-c stage=NAME` and `STAGE`
 * @throws UnknownStageError, UnknownSettingError
 */
export function readGiven(environment: Environment, argument: string | undefined): Given {
  const context = contextOf(environment);
  const unknown = Object.keys(context).find((name) => !known().has(name));
  if (unknown !== undefined) throw new UnknownSettingError(unknown);
  const { stage = environment.STAGE, ...settings } = context;
  return { stage: chosenStage(argument ?? stage), settings: { ...environment, ...settings } };
}

function known(): ReadonlySet<string> {
  return new Set(['stage', ...stageNames.flatMap(settingNames)]);
}

/** Of the command's context what a person gave: CDK's own keys hold a colon or begin with an at sign. */
function contextOf({ CDK_CONTEXT_JSON: text }: Environment): Record<string, string> {
  if (text === undefined) return {};
  const entries = Object.entries(contextOfCommand.parse(JSON.parse(text)));
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      typeof value === 'string' && !/^@|:/.test(key) ? [[key, value] as const] : [],
    ),
  );
}

function chosenStage(text: string | undefined): StageName | null {
  if (!text) return null;
  const found = stageNames.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UnknownStageError(text);
}

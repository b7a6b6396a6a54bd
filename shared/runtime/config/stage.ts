import { env } from './names.ts';
import { type Environment, readText } from './reader.ts';

/** Whether APP_ENV says production (`prod`, or its long form), where the API document is hidden. */
export function isProduction(environment: Environment): boolean {
  return ['prod', 'production'].includes(readText(environment, env.appEnv, 'dev').toLowerCase());
}

import { env } from './names.ts';
import { type Environment, readText } from './reader.ts';

/** Whether APP_ENV says production, where the API document is hidden. */
export function isProduction(environment: Environment): boolean {
  return readText(environment, env.appEnv, 'dev').toLowerCase() === 'prod';
}

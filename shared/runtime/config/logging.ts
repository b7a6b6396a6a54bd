import type { LogLevel } from '../log.ts';
import { env } from './names.ts';
import { type Environment, readChoice } from './reader.ts';

/** Least severe level that is logged; `warning` and `critical` are the older systems' words. */
export function readLogLevel(environment: Environment): LogLevel {
  const levels = ['debug', 'info', 'warn', 'warning', 'error', 'critical'] as const;
  const level = readChoice(environment, env.logLevel, levels, 'info');
  if (level === 'warning') return 'warn';
  return level === 'critical' ? 'error' : level;
}

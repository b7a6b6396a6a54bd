import type { AnalyticsSettings } from '../../views/view.ts';
import { env } from './names.ts';
import { type Environment, readFraction, readInteger } from './reader.ts';

/** Defaults of the analyses. */
export function readAnalyticsSettings(environment: Environment): AnalyticsSettings {
  return {
    defaultTopN: readInteger(environment, env.defaultTopN, { min: 1, max: 1000, fallback: 10 }),
    forecastHorizonDays: readInteger(environment, env.forecastHorizonDays, {
      min: 1,
      max: 365,
      fallback: 30,
    }),
    defaultHistoryDays: readInteger(environment, env.defaultHistoryDays, {
      min: 1,
      max: 3650,
      fallback: 365,
    }),
    serviceLevel: readFraction(environment, env.serviceLevel, { min: 0.5, max: 0.9999, fallback: 0.95 }),
  };
}

/** Rows of a list page where the caller names no limit. */
export function readDefaultLimit(environment: Environment): number {
  return readInteger(environment, env.storageDefaultLimit, { min: 1, max: 1000, fallback: 100 });
}

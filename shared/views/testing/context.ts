/** Test support: a context whose warehouse counts its round trips. */
import type { Warehouse } from '../../warehouse/port.ts';
import type { AnalyticsSettings, ViewContext } from '../view.ts';

const testSettings: AnalyticsSettings = {
  defaultTopN: 10,
  forecastHorizonDays: 30,
  defaultHistoryDays: 365,
  serviceLevel: 0.95,
};

export interface CountingContext extends ViewContext {
  /** Names of the queries that were run, in order. */
  readonly trips: string[];
}

/** Wraps a warehouse so that every `run` is noted. */
export function countingContext(
  inner: Warehouse,
  settings: Partial<AnalyticsSettings> = {},
): CountingContext {
  const trips: string[] = [];
  const warehouse: Warehouse = {
    ...inner,
    run(query, parameters, options) {
      trips.push(query.name);
      return inner.run(query, parameters, options);
    },
  };
  return { warehouse, settings: { ...testSettings, ...settings }, trips };
}

import { median } from '../series/robust.ts';
import type { ModelName } from './model.ts';

/** The models that the combination takes the middle of; each sees level, trend and season in its own way. */
export const combinationMembers: readonly ModelName[] = ['linear_seasonal', 'holt_winters', 'theta'];

/**
 * Median of the members' forecasts, step by step: as good as their mean where they agree and unharmed by
 * one that runs away. Combining was the common trait of the best statistical entries of M4 (Makridakis,
 * Spiliotis and Assimakopoulos 2020). The members are fixed beforehand, so its backtest owes nothing to
 * choosing them by the same origins.
 */
export function combine(forecasts: readonly Float64Array[]): Float64Array {
  const length = Math.min(...forecasts.map((forecast) => forecast.length));
  return Float64Array.from({ length }, (_, step) => median(forecasts.map((forecast) => forecast[step] ?? 0)));
}

import type { Spread } from './spread.ts';

/** What makes one interval wider than another, learned from the series itself. */
export interface Widths {
  /**
   * Share of each step's surprise that stays: alpha of simple exponential smoothing, fitted to the series
   * freed of its season. About 0 for noise around a line, 1 for a random walk.
   */
  readonly persistence: number;
  /** Power of the level that scatter grows with; see `spreadPower`. */
  readonly power: number;
  /** Steps to be forecast. */
  readonly horizon: number;
}

/** Consecutive steps of a horizon; their sum is forecast. One step is a run of length 1. */
export interface Run {
  /** Index of its first step. */
  readonly first: number;
  readonly length: number;
}

/** Scatter of single steps: that of the origin, carried to the level of each forecast. */
export function stepScatter(
  { volatility, level }: Spread,
  { power }: Widths,
  forecast: Float64Array,
): Float64Array {
  return forecast.map((value) => {
    const ratio = level > 0 ? Math.min(3, Math.max(1 / 3, value / level)) : 1;
    return volatility * ratio ** power;
  });
}

/**
 * Deviation of the sum of a run's errors. With simple exponential smoothing a surprise at one step adds
 * `persistence` of itself to every later one, so a sum holds each surprise once and then for all steps after
 * it (lead-time demand in Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008).
 * For one step at distance k it is sqrt(1 + (k - 1) persistence^2), as in their table 6.1; for noise without
 * persistence sums grow by the root of their length, for a random walk with it.
 */
export function runDeviation(scatter: Float64Array, persistence: number, { first, length }: Run): number {
  let later = 0;
  let variance = 0;
  for (let step = first + length - 1; step >= first; step -= 1) {
    const own = scatter[step] ?? 0;
    variance += (own + persistence * later) ** 2;
    later += own;
  }
  return Math.sqrt(variance + first * (persistence * later) ** 2);
}

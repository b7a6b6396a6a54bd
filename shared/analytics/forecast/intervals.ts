import { mean, quantileSorted, sorted } from '../series/robust.ts';
import type { OriginResult } from './backtest.ts';
import type { Spread } from './spread.ts';
import { fitSimple } from './theta.ts';

/** What makes an interval wider at one step than at another. */
export interface Widths {
  /** By step, relative to the first: how uncertainty grows with the horizon. */
  readonly growth: Float64Array;
  /** Power of the level that scatter grows with; see `spreadPower`. */
  readonly power: number;
}

/**
 * Growth of the interval with the horizon. For a level that wanders, the variance of simple exponential
 * smoothing, 1 + (k - 1) alpha^2 at step k (Hyndman et al. 2008, table 6.1), with alpha fitted to the
 * series freed of its season: about flat for noise around a line, like sqrt(k) for a random walk.
 */
export function growthWithHorizon(seasonFree: ArrayLike<number>, horizon: number): Float64Array {
  const { alpha } = fitSimple(seasonFree);
  return Float64Array.from({ length: horizon }, (_, step) => Math.sqrt(1 + step * alpha * alpha));
}

/** The unit of the error at one step: scatter at the origin, carried to the forecast's level and horizon. */
export function unitWidth(spread: Spread, widths: Widths, forecast: number, step: number): number {
  const ratio = spread.level > 0 ? Math.min(3, Math.max(1 / 3, forecast / spread.level)) : 1;
  return spread.volatility * ratio ** widths.power * (widths.growth[step] ?? 1);
}

function scaledErrors(origin: OriginResult, widths: Widths): Float64Array {
  return origin.errors.map(
    (error, step) => Math.abs(error) / unitWidth(origin.spread, widths, origin.forecast[step] ?? 0, step),
  );
}

/**
 * Allowance for having seen few independent horizons. Errors within one horizon share the wandering of
 * the level, so overlapping origins say less than their number: with m independent horizons the shared
 * part of the variance is known to about 2/m.
 */
function fewHorizons(origins: readonly OriginResult[], widths: Widths): number {
  const first = origins[0];
  const last = origins.at(-1);
  if (first === undefined || last === undefined) return 1;
  const independent = 1 + (last.origin - first.origin) / first.errors.length;
  const shared = 1 - 1 / mean(widths.growth.map((width) => width * width));
  return Math.sqrt(1 + (2 * shared) / independent);
}

/**
 * Half width of the prediction interval in units of `unitWidth`: the quantile of the scaled errors of all
 * origins that conformal prediction asks for, (n + 1) level / n, with the allowance for few horizons.
 */
export function halfWidth(origins: readonly OriginResult[], widths: Widths, level: number): number {
  const scaled = origins.map((origin) => scaledErrors(origin, widths));
  return pooledQuantile(scaled, level) * fewHorizons(origins, widths);
}

function pooledQuantile(scaled: readonly Float64Array[], level: number): number {
  const pooled = new Float64Array(scaled.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of scaled) {
    pooled.set(part, offset);
    offset += part.length;
  }
  if (pooled.length === 0) return Number.NaN;
  return quantileSorted(sorted(pooled), Math.min(1, (level * (pooled.length + 1)) / pooled.length));
}

/**
 * Half width, in the same units, for a history too short for a backtest: the quantile of the changes from
 * one season to the next.
 */
export function naiveHalfWidth(values: Float64Array, period: number, spread: Spread, level: number): number {
  const lag = Math.min(period, values.length - 1);
  const changes = values.subarray(lag).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  return pooledQuantile([changes], level) / spread.volatility;
}

/**
 * Share (0 to 1) of backtest values inside the interval when each origin's interval comes from the other
 * origins alone; null with fewer than three origins.
 */
export function heldOutCoverage(
  origins: readonly OriginResult[],
  widths: Widths,
  level: number,
): number | null {
  if (origins.length < 3) return null;
  const scaled = origins.map((origin) => scaledErrors(origin, widths));
  const allowance = fewHorizons(origins, widths);
  let inside = 0;
  let all = 0;
  for (const own of scaled) {
    const half =
      allowance *
      pooledQuantile(
        scaled.filter((other) => other !== own),
        level,
      );
    for (const size of own) if (size <= half) inside += 1;
    all += own.length;
  }
  return inside / all;
}

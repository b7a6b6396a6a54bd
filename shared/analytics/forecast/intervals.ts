import { quantileSorted, sorted } from '../series/robust.ts';
import type { OriginResult } from './backtest.ts';
import { runDeviation, stepScatter, type Widths } from './deviation.ts';
import { fewHorizons } from './few-horizons.ts';
import type { Spread } from './spread.ts';

/** How far an interval reaches to both sides, in units of `runDeviation`. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/** Neither side is narrower than this share of the symmetric half width, however few errors lay on it. */
const leastSide = 0.75;

/** Errors of all runs of a length at one origin (half overlapping), in units of their deviation. */
function scaledErrors(origin: OriginResult, widths: Widths, longest: number): Float64Array {
  const { errors } = origin;
  const scatter = stepScatter(origin.spread, widths, origin.forecast);
  const length = Math.min(longest, errors.length);
  const stride = Math.max(1, Math.floor(length / 2));
  const count = Math.floor((errors.length - length) / stride) + 1;
  return Float64Array.from({ length: count }, (_, index) => {
    const first = index * stride;
    let sum = 0;
    for (let step = first; step < first + length; step += 1) sum += errors[step] ?? 0;
    return sum / runDeviation(scatter, widths.persistence, { first, length });
  });
}

/**
 * Reach of the interval of each run of a length: the quantiles of the scaled errors of all origins that
 * conformal prediction asks for, (n + 1) level / n, each side for itself but never much narrower than both
 * together, with the allowance for few horizons. NaN without origins.
 */
export function calibrate(
  origins: readonly OriginResult[],
  widths: Widths,
  level: number,
  length = 1,
): Reach {
  const scaled = origins.map((origin) => scaledErrors(origin, widths, length));
  return stretched(sides(pool(scaled), level), fewHorizons(origins, scaled, widths, level, length));
}

/** The wider of two on each side. */
export function widest(one: Reach, other: Reach): Reach {
  return { below: Math.max(one.below, other.below), above: Math.max(one.above, other.above) };
}

function stretched({ below, above }: Reach, factor: number): Reach {
  return { below: below * factor, above: above * factor };
}

function pool(parts: readonly Float64Array[]): Float64Array {
  const pooled = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    pooled.set(part, offset);
    offset += part.length;
  }
  return pooled.sort();
}

/** Quantiles of ascending errors below and above zero. */
function sides(ascending: Float64Array, level: number): Reach {
  const count = ascending.length;
  const conformal = Math.min(1, (level * (count + 1)) / count);
  const least = leastSide * quantileSorted(magnitudes(ascending), conformal);
  const tail = (1 - conformal) / 2;
  return {
    below: Math.max(least, -quantileSorted(ascending, tail)),
    above: Math.max(least, quantileSorted(ascending, 1 - tail)),
  };
}

/** Sizes of ascending values, ascending: both halves merged, which is quicker than to sort again. */
function magnitudes(ascending: Float64Array): Float64Array {
  let right = ascending.findIndex((value) => value >= 0);
  if (right === -1) right = ascending.length;
  let left = right - 1;
  return ascending.map(() => {
    const below = left < 0 ? Infinity : -(ascending[left] ?? 0);
    const above = ascending[right] ?? Infinity;
    if (below < above) left -= 1;
    else right += 1;
    return Math.min(below, above);
  });
}

/**
 * Reach, in the same units, for a history too short for a backtest: the quantile of the changes from one
 * season to the next.
 */
export function naiveReach(values: Float64Array, period: number, spread: Spread, level: number): Reach {
  const lag = Math.min(period, values.length - 1);
  const changes = values.subarray(lag).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  const count = changes.length;
  const half = quantileSorted(sorted(changes), Math.min(1, (level * (count + 1)) / count));
  return { below: half / spread.volatility, above: half / spread.volatility };
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
  const scaled = origins.map((origin) => scaledErrors(origin, widths, 1));
  const allowance = fewHorizons(origins, scaled, widths, level, 1);
  const pooled = pool(scaled);
  let inside = 0;
  for (const own of scaled) {
    const { below, above } = stretched(sides(without(pooled, sorted(own)), level), allowance);
    for (const error of own) if (error >= -below && error <= above) inside += 1;
  }
  return inside / pooled.length;
}

/** Ascending values less some of them, ascending too. */
function without(ascending: Float64Array, some: Float64Array): Float64Array {
  let taken = 0;
  return ascending.filter((value) => {
    if (value !== some[taken]) return true;
    taken += 1;
    return false;
  });
}

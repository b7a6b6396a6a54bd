import { fitTrend } from './linear.ts';
import type { ForecastModel } from './model.ts';
import { applySeason, isSeasonal, type SeasonalEffects, seasonalEffects } from './seasonal-adjust.ts';

/** Simple exponential smoothing with its best starting level for one `alpha`. */
export interface Smoothing {
  readonly alpha: number;
  readonly initialLevel: number;
  /** Level after the last value: the forecast of all further ones. */
  readonly level: number;
  readonly squaredError: number;
}

/**
 * Simple exponential smoothing. Errors are linear in the starting level, so the level with the least
 * squared error for this `alpha` is found in the same pass.
 */
export function smoothSimple(values: ArrayLike<number>, alpha: number): Smoothing {
  let level = 0;
  let decay = 1;
  let cross = 0;
  let squares = 0;
  let total = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const error = value - level;
    cross += error * decay;
    squares += decay * decay;
    total += error * error;
    level += alpha * error;
    decay *= 1 - alpha;
  }
  const initialLevel = squares === 0 ? 0 : cross / squares;
  const squaredError = Math.max(0, total - cross * initialLevel);
  return { alpha, initialLevel, level: level + decay * initialLevel, squaredError };
}

/** Simple exponential smoothing with least squared one-step error: a grid, then golden sections. */
export function fitSimple(values: ArrayLike<number>): Smoothing {
  const grid = [0.0001, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9999];
  const tried = grid.map((alpha) => smoothSimple(values, alpha));
  const best = tried.reduce((least, other) => (other.squaredError < least.squaredError ? other : least));
  const position = tried.indexOf(best);
  let low = grid[Math.max(0, position - 1)] ?? 0;
  let high = grid[Math.min(grid.length - 1, position + 1)] ?? 1;
  const golden = (Math.sqrt(5) - 1) / 2;
  let left = smoothSimple(values, high - golden * (high - low));
  let right = smoothSimple(values, low + golden * (high - low));
  for (let round = 0; round < 20; round += 1) {
    if (left.squaredError <= right.squaredError) {
      high = right.alpha;
      right = left;
      left = smoothSimple(values, high - golden * (high - low));
    } else {
      low = left.alpha;
      left = right;
      right = smoothSimple(values, low + golden * (high - low));
    }
  }
  return [best, left, right].reduce((least, other) =>
    other.squaredError < least.squaredError ? other : least,
  );
}

/** Theta forecast of a series without season: smoothing with half of the least-squares slope as drift. */
export function extendTheta(
  smoothing: Smoothing,
  slope: number,
  length: number,
  horizon: number,
): Float64Array {
  const { alpha, level } = smoothing;
  const settled = (1 - (1 - alpha) ** length) / alpha;
  return Float64Array.from({ length: horizon }, (_, step) => level + (slope / 2) * (step + settled));
}

const noSeason: SeasonalEffects = { kind: 'none', effects: new Float64Array(0) };

/**
 * Standard Theta method (Assimakopoulos and Nikolopoulos 2000) in the form of Hyndman and Billah (2003),
 * "Unmasking the Theta method": simple exponential smoothing with half of the linear trend as drift, on
 * data freed of their season when the season is significant.
 */
export const theta: ForecastModel = {
  name: 'theta',
  minimumLength: () => 4,
  fit(values, context) {
    const season = isSeasonal(values, context.period) ? seasonalEffects(values, context.period) : noSeason;
    const adjusted = applySeason(values, season, 0, -1);
    const smoothing = fitSimple(adjusted);
    const { slope } = fitTrend(adjusted);
    return {
      parameters: [smoothing.alpha, smoothing.initialLevel, slope / 2],
      predict: (horizon) =>
        applySeason(extendTheta(smoothing, slope, adjusted.length, horizon), season, adjusted.length, 1),
    };
  },
};

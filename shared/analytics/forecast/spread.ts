import { mean } from '../series/robust.ts';
import { maseScale } from './metrics.ts';
import { meanAbsoluteChange } from './seasonal-naive.ts';

/** How far values scatter at the end of a history, and at which level. */
export interface Spread {
  /** Mean absolute change from one season to the next over the last weeks. */
  readonly volatility: number;
  /** Mean of the same span. */
  readonly level: number;
}

const recentSteps = 56;

/**
 * Scatter and level of the last eight weeks; the scatter is at least a fifth of the given history's
 * and at least `floor`, so that a quiet start does not make later errors endless.
 */
export function localSpread(values: Float64Array, period: number, floor: number): Spread {
  const lag = Math.min(period, Math.max(1, values.length - 1));
  const overall = maseScale(values, lag) ?? 0;
  const recent = values.subarray(Math.max(0, values.length - recentSteps - period));
  const local = meanAbsoluteChange(recent, lag);
  return {
    volatility: Math.max(Number.isFinite(local) ? local : overall, 0.2 * overall, floor),
    level: mean(recent),
  };
}

/**
 * Power of the level that the scatter grows with: 0 when large and small values scatter alike, 1 when
 * they scatter in proportion. Slope of log |y(t) - y(t-m)| over the log of their mean, taken only when it
 * is more than two standard errors from 0, held within 0 and 1.
 */
export function spreadPower(values: Float64Array, period: number): number {
  const x: number[] = [];
  const y: number[] = [];
  for (let index = period; index < values.length; index += 1) {
    const now = values[index] ?? 0;
    const before = values[index - period] ?? 0;
    if (now <= 0 || before <= 0 || now === before) continue;
    x.push(Math.log((now + before) / 2));
    y.push(Math.log(Math.abs(now - before)));
  }
  if (x.length < 4 * period) return 0;
  const meanX = mean(x);
  const meanY = mean(y);
  let cross = 0;
  let squareX = 0;
  let squareY = 0;
  for (let index = 0; index < x.length; index += 1) {
    const dx = (x[index] ?? 0) - meanX;
    const dy = (y[index] ?? 0) - meanY;
    cross += dx * dy;
    squareX += dx * dx;
    squareY += dy * dy;
  }
  if (squareX === 0) return 0;
  const slope = cross / squareX;
  const error = Math.sqrt(Math.max(0, squareY - slope * cross) / (x.length - 2) / squareX);
  return slope > 2 * error ? Math.min(1, slope) : 0;
}

/** Least scatter to reckon with: a twentieth of the whole series', and never 0. */
export function spreadFloor(values: Float64Array, period: number): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Math.max(0.05 * (maseScale(values, period) ?? 0), 1e-9 * largest, Number.MIN_VALUE);
}

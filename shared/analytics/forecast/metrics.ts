import { meanAbsoluteChange } from './seasonal-naive.ts';

/**
 * Symmetric mean absolute percentage error of M3 and M4, in percent (0 to 200): the mean of
 * 200 |y - f| / (|y| + |f|); a pair of zeros counts as no error. NaN when empty.
 */
export function smape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < actual.length; index += 1) {
    const y = actual[index] ?? 0;
    const f = forecast[index] ?? 0;
    const size = Math.abs(y) + Math.abs(f);
    sum += size === 0 ? 0 : (200 * Math.abs(y - f)) / size;
  }
  return sum / actual.length;
}

/**
 * Scale of MASE (Hyndman and Koehler 2006): the mean absolute error of the seasonal naive forecast within
 * the training values. Null when those never change or are not longer than the season.
 */
export function maseScale(training: ArrayLike<number>, period: number): number | null {
  const scale = meanAbsoluteChange(training, period);
  return Number.isFinite(scale) && scale > 0 ? scale : null;
}

/** Mean absolute scaled error: the forecast's mean absolute error over `scale` (see `maseScale`). */
export function mase(actual: ArrayLike<number>, forecast: ArrayLike<number>, scale: number): number {
  let sum = 0;
  for (let index = 0; index < actual.length; index += 1) {
    sum += Math.abs((actual[index] ?? 0) - (forecast[index] ?? 0));
  }
  return sum / actual.length / scale;
}

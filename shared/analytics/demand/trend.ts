import { median } from '../series/robust.ts';

/**
 * Theil-Sen slope: the median of the slopes between every two values one step apart or more. It bears
 * about 29 % of wild values and is 0 when most values are equal (say, zero).
 *
 * Source: P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", Journal of the
 * American Statistical Association 63 (1968) 1379-1389.
 *
 * @returns the change per step, or null with fewer than two values.
 */
export function theilSenSlope(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let next = 0;
  for (let later = 1; later < n; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      slopes[next] = ((values[later] ?? 0) - (values[earlier] ?? 0)) / (later - earlier);
      next += 1;
    }
  }
  return median(slopes);
}

/** Standard deviation of the population over the mean; null unless the mean is above 0. */
export function coefficientOfVariation(values: readonly number[]): number | null {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  if (!(mean > 0)) return null;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n) / mean;
}

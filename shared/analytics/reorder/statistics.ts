/** Demand of an item per calendar day, days without sales (Sundays too) counted as zeros. */
export interface DemandStats {
  /** Units per calendar day; negative when returns outweigh sales. */
  readonly mean: number;
  /** Sample variance of the daily units; 0 with fewer than two days. */
  readonly variance: number;
  /** Calendar days of the window. */
  readonly days: number;
}

/** Lead times seen between order and receipt, in calendar days. */
export interface LeadTimeStats {
  readonly mean: number;
  /** Sample variance; 0 with fewer than two receipts. */
  readonly variance: number;
  /** Number of receipts. */
  readonly count: number;
}

/** Statistics of a series with one value for each calendar day, zeros included. */
export function demandOfSeries(dailyUnits: readonly number[]): DemandStats {
  const { mean, variance } = moments(dailyUnits);
  return { mean, variance, days: dailyUnits.length };
}

/**
 * Statistics from what one aggregate query gives: the sum and the sum of squares of the daily units over
 * the days that have sales, and the length of the window, whose other days are zeros. Exact for whole units.
 *
 * @throws RangeError when a sum is not a safe integer or the window is not a positive number of days.
 */
export function demandOfSums(sum: number, sumOfSquares: number, days: number): DemandStats {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError('A demand window needs days');
  if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(sumOfSquares)) {
    throw new RangeError('Sums of units must be safe integers');
  }
  // In bigints, since n * sum(x^2) - sum(x)^2 cancels most of its digits.
  const spread = BigInt(days) * BigInt(sumOfSquares) - BigInt(sum) ** 2n;
  const variance = days > 1 ? Math.max(0, Number(spread)) / (days * (days - 1)) : 0;
  return { mean: sum / days, variance, days };
}

/** Statistics of lead times in days, one for each receipt. */
export function leadTimeOfReceipts(days: readonly number[]): LeadTimeStats {
  const { mean, variance } = moments(days);
  return { mean, variance, count: days.length };
}

/** Mean and sample variance in two passes; zeros for an empty sample. */
function moments(values: readonly number[]): { mean: number; variance: number } {
  const n = values.length;
  if (n === 0) return { mean: 0, variance: 0 };
  const mean = values.reduce((total, x) => total + x, 0) / n;
  const squares = values.reduce((total, x) => total + (x - mean) ** 2, 0);
  return { mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

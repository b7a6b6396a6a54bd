import type { WordKey } from '../../words/phrases.ts';
import { type Said, say } from '../../words/say.ts';
import { fromCount, type Money, parseMoney, percentOf, ratio } from '../money/decimal.ts';
import { isMissing, type Measure } from './row.ts';

/** A summed column of a fact table over a period. */
export interface SummedColumn {
  /** The sum as exact decimal text; null where there is nothing to sum. */
  readonly sum: string | null;
  /** Rows of the period in which the column has a value: COUNT(column). */
  readonly knownRows: number;
}

/** A distinct count over a period. */
export interface DistinctCount {
  readonly count: number;
  /** Rows of the period in which the counted column has a value. */
  readonly knownRows: number;
}

/**
 * A sum, known only when every row of the period has the column: a sum over some of the rows is not the
 * number its label promises.
 *
 * @param what names column and rows for the reason, e.g. `internet_product_cost`.
 */
export function measuredSum(column: SummedColumn, rows: number, what: WordKey): Measure {
  return whenComplete(column.knownRows, rows, what, () => parseMoney(column.sum ?? '0'));
}

/** A distinct count, known as {@link measuredSum}. */
export function measuredCount(column: DistinctCount, rows: number, what: WordKey): Measure {
  return whenComplete(column.knownRows, rows, what, () => fromCount(column.count));
}

function whenComplete(knownRows: number, rows: number, what: WordKey, value: () => Money): Measure {
  if (knownRows >= rows) return value();
  if (knownRows === 0) return { missing: say('column_missing', { column: what }) };
  return { missing: say('column_gaps', { column: what, missing: rows - knownRows, rows }) };
}

/** Sum of measures, or the first that is missing. */
export function addMeasures(...measures: readonly Measure[]): Measure {
  let total = 0n;
  for (const measure of measures) {
    if (isMissing(measure)) return measure;
    total += measure;
  }
  return total;
}

/** a - b, or the first that is missing. */
export function subtractMeasures(a: Measure, b: Measure): Measure {
  return isMissing(b) && !isMissing(a) ? b : addMeasures(a, isMissing(b) ? b : -b);
}

/** total / count; missing with `whenNone` as the reason when the count is 0. */
export function average(total: Measure, count: Measure, whenNone: Said): Measure {
  if (isMissing(total)) return total;
  if (isMissing(count)) return count;
  return ratio(total, count) ?? { missing: whenNone };
}

/**
 * Margin on revenue in percent; missing with `whenNone` as the reason when revenue is not above 0, where
 * a margin says nothing.
 */
export function marginPercent(profit: Measure, revenue: Measure, whenNone: Said): Measure {
  if (isMissing(profit)) return profit;
  if (isMissing(revenue)) return revenue;
  return (revenue > 0n ? percentOf(profit, revenue) : null) ?? { missing: whenNone };
}

/** Sums of an answer's rows, exact to 4 decimals. */
import { roundToMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';

/** Null where the rows are not known; what is not a number adds nothing. */
export function totalOf(rows: readonly unknown[] | undefined, field: string): number | null {
  if (rows === undefined) return null;
  const values = rows.flatMap((row) => {
    const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;
    return typeof value === 'number' ? [roundToMoney(value.toFixed(4))] : [];
  });
  return toJsonNumber(sumMoney(values));
}

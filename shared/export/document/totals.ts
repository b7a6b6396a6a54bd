import { fromCount, type Money, roundToMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import type { Cell, Cells, Column } from './table.ts';

/** Sums a table's summed columns while its rows pass by; money exactly, in ten-thousandths. */
export interface Totals {
  add(row: Cells): void;
  /** One cell a column: the sum, or null where the column has none. */
  cells(): Cell[];
}

export function totalsOf(columns: readonly Column[]): Totals {
  const sums: (Money | null)[] = columns.map(({ isSummed }) => (isSummed ? 0n : null));
  return {
    add(row) {
      for (const [index, sum] of sums.entries()) {
        const cell = row[index];
        if (sum !== null && typeof cell === 'number') sums[index] = sum + amountOf(cell);
      }
    },
    cells: () => sums.map((sum) => (sum === null ? null : toJsonNumber(sum))),
  };
}

function amountOf(value: number): Money {
  return Number.isSafeInteger(value) ? fromCount(value) : roundToMoney(value.toFixed(4));
}

export function hasTotals(columns: readonly Column[]): boolean {
  return columns.some(({ isSummed }) => isSummed);
}

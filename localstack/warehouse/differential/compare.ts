/** Compares the answers of two engines to one query, value by value. */
import type { Query } from '@otel-bi/shared/warehouse/port.ts';

type AnyRow = Readonly<Record<string, number | string | boolean | null>>;

export interface Difference {
  readonly row: number;
  readonly column: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Doubles come from sums in an order that each engine chooses; everything else must be equal. */
const RELATIVE_TOLERANCE = 1e-9;

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return left === right;
  return Math.abs(left - right) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right));
}

/** Rows of a query without an order of its own are compared as a set. */
function inOrder(query: Query, rows: readonly AnyRow[]): readonly AnyRow[] {
  const isOrdered = /ORDER\s+BY[^()]*$/i.test(query.text);
  if (isOrdered) return rows;
  const exact = Object.entries(query.columns)
    .filter(([, type]) => !type.startsWith('double'))
    .map(([name]) => name);
  const keyOf = (row: AnyRow) => JSON.stringify(exact.map((name) => row[name]));
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Every place in which the answers differ, at most `limit`; a different number of rows is one of them. */
export function compareRows(
  query: Query,
  left: readonly AnyRow[],
  right: readonly AnyRow[],
  limit = 10,
): Difference[] {
  if (left.length !== right.length) {
    return [{ row: -1, column: 'row count', left: left.length, right: right.length }];
  }
  const [first, second] = [inOrder(query, left), inOrder(query, right)];
  const differences: Difference[] = [];
  for (const [index, row] of first.entries()) {
    for (const column of Object.keys(query.columns)) {
      const [a, b] = [row[column], second[index]?.[column]];
      if (!isSame(a, b)) differences.push({ row: index, column, left: a, right: b });
      if (differences.length >= limit) return differences;
    }
  }
  return differences;
}

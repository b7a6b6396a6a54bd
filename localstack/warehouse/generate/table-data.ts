/** A table's rows on their way into a warehouse file. */
import type { ColumnData } from '../load/index.ts';

export interface TableData {
  /** As in `dbo.DimDate` or `Fact.Sale`. */
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnData>>;
  readonly rows: number;
}

/** A column with a value for each of `count` places. */
export function textColumn(count: number, value: (index: number) => string | null): (string | null)[] {
  return Array.from({ length: count }, (_, index) => value(index));
}

/** A column of whole numbers without NULL. */
export function intColumn(count: number, value: (index: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => value(index));
}

/** A column of numbers in which NaN is NULL. */
export function numberColumn(count: number, value: (index: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => value(index));
}

/** The same value in every row. */
export function constant(value: number | string | null): { readonly constant: number | string | null } {
  return { constant: value };
}

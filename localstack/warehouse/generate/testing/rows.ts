/** Reads generated tables in tests, whatever layout their columns have. */
import { createHash } from 'node:crypto';
import type { ColumnData } from '../../load/index.ts';
import type { TableData } from '../table-data.ts';

export type Value = number | bigint | string | null;

/** The value of a column in a row; NaN is NULL. */
function valueAt(data: ColumnData | undefined, row: number): Value {
  if (data === undefined) return null;
  if ('constant' in data) return data.constant;
  if ('dictionary' in data) return data.dictionary[data.codes[row] ?? -1] ?? null;
  const value = data[row] ?? null;
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
}

export interface Tables {
  readonly names: readonly string[];
  rows(table: string): number;
  /** All values of a column. @throws Error on an unknown table or column */
  column(table: string, column: string): Value[];
  /** The same as numbers, NULL as NaN. */
  numbers(table: string, column: string): Float64Array;
}

export function readTables(source: Iterable<TableData>): Tables {
  const tables = new Map([...source].map((table) => [table.table, table]));
  const find = (name: string): TableData => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`no table ${name}`);
    return table;
  };
  const column = (name: string, label: string): Value[] => {
    const table = find(name);
    const data = table.columns[label];
    if (data === undefined) throw new Error(`no column ${label} in ${name}`);
    return Array.from({ length: table.rows }, (_, row) => valueAt(data, row));
  };
  return {
    names: [...tables.keys()],
    rows: (name) => find(name).rows,
    column,
    numbers: (name, label) =>
      Float64Array.from(column(name, label), (value) => (value === null ? Number.NaN : Number(value))),
  };
}

/** A hash of everything in the tables. */
export function digestTables(source: Iterable<TableData>): string {
  const hash = createHash('sha256');
  for (const { table, columns, rows } of source) {
    hash.update(`\n${table} ${rows}`);
    for (const [name, data] of Object.entries(columns)) {
      hash.update(`\n${name}\n`);
      hash.update(Array.from({ length: rows }, (_, row) => String(valueAt(data, row))).join('\u0001'));
    }
  }
  return hash.digest('hex');
}

/** The values of a foreign key (NULL aside) that the dimension does not have. */
export function orphans(
  tables: Tables,
  from: readonly [string, string],
  to: readonly [string, string],
): Value[] {
  const known = new Set(tables.column(...to));
  return [...new Set(tables.column(...from))].filter((value) => value !== null && !known.has(value));
}

/** Sum of a column by the value of another. */
export function sumBy(tables: Tables, table: string, by: string, column: string): Map<Value, number> {
  const keys = tables.column(table, by);
  const values = tables.numbers(table, column);
  const sums = new Map<Value, number>();
  keys.forEach((key, row) => {
    sums.set(key, (sums.get(key) ?? 0) + (values[row] ?? 0));
  });
  return sums;
}

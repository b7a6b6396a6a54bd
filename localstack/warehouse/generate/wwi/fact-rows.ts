/** Rows of a fact table by column, open to additions and removals. */
import type { ColumnData } from '../../load/index.ts';
import type { TableData } from '../table-data.ts';

type Values = Int32Array | Float64Array;

interface TextColumn {
  /** Null is NULL. */
  readonly dictionary: readonly (string | null)[];
  readonly codes: Int32Array;
}

export interface FactRows<Ints extends string = string, Floats extends string = string> {
  readonly table: string;
  length: number;
  /** Whole numbers without NULL. */
  readonly ints: Readonly<Record<Ints, Int32Array>>;
  /** Numbers in which NaN is NULL; decimals are scaled to whole numbers. */
  readonly floats: Readonly<Record<Floats, Float64Array>>;
  readonly texts: Readonly<Record<string, TextColumn>>;
  /** Name of the bigint key, which counts the rows from 1. */
  readonly key: string;
}

/** Room for the rows that planted defects add. */
const SPARE = 32;

/** An empty fact table with room for `capacity` rows. Text columns get their dictionaries here. */
export function createFact<Ints extends string, Floats extends string>(
  table: string,
  key: string,
  capacity: number,
  ints: readonly Ints[],
  floats: readonly Floats[],
  texts: Readonly<Record<string, readonly (string | null)[]>> = {},
): FactRows<Ints, Floats> {
  const size = capacity + SPARE;
  return {
    table,
    key,
    length: 0,
    // The entries are made from the very names of the record's type.
    ints: Object.fromEntries(ints.map((name) => [name, new Int32Array(size)])) as Record<Ints, Int32Array>,
    floats: Object.fromEntries(floats.map((name) => [name, new Float64Array(size)])) as Record<
      Floats,
      Float64Array
    >,
    texts: Object.fromEntries(
      Object.entries(texts).map(([name, dictionary]) => [name, { dictionary, codes: new Int32Array(size) }]),
    ),
  };
}

function allValues(rows: FactRows): Values[] {
  const codes = Object.values(rows.texts).map((text) => text.codes);
  return [...Object.values(rows.ints), ...Object.values(rows.floats), ...codes];
}

/** Puts a copy of a row at the end and answers its place. */
export function copyRow(rows: FactRows, from: number): number {
  const to = rows.length;
  for (const values of allValues(rows)) values.copyWithin(to, from, from + 1);
  rows.length += 1;
  return to;
}

/** Takes out the rows from `from` to before `to`. */
export function removeRows(rows: FactRows, from: number, to: number): void {
  for (const values of allValues(rows)) values.copyWithin(from, to, rows.length);
  rows.length -= to - from;
}

/** Puts the rows in order of an int column; equal values keep their order. */
export function sortRows(rows: FactRows, by: Int32Array): void {
  const order = Int32Array.from({ length: rows.length }, (_, row) => row);
  order.sort((left, right) => (by[left] ?? 0) - (by[right] ?? 0) || left - right);
  for (const values of allValues(rows)) {
    const before = values.slice(0, rows.length);
    for (let row = 0; row < rows.length; row += 1) values[row] = before[order[row] ?? 0] ?? 0;
  }
}

/** The rows as they are written, with their key and a lineage of 0. */
export function toTable(rows: FactRows, constants: Readonly<Record<string, ColumnData>> = {}): TableData {
  const count = rows.length;
  const cut = (values: Readonly<Record<string, Values>>): [string, Values][] =>
    Object.entries(values).map(([name, column]) => [name, column.subarray(0, count)]);
  const texts = Object.entries(rows.texts).map(([name, { dictionary, codes }]): [string, ColumnData] => [
    name,
    { dictionary, codes: codes.subarray(0, count) },
  ]);
  return {
    table: rows.table,
    rows: count,
    columns: {
      [rows.key]: Float64Array.from({ length: count }, (_, row) => row + 1),
      ...Object.fromEntries<ColumnData>([...cut(rows.ints), ...cut(rows.floats), ...texts]),
      'Lineage Key': { constant: 0 },
      ...constants,
    },
  };
}

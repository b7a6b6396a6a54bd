/**
 * Writes column values into DuckDB's vectors, whole vectors at a time. Going through the bindings' raw memory
 * copy is about twice as fast as node-api's `setColumnValues`, which makes an object for each decimal.
 */
import duckdb from '@duckdb/node-bindings';
import type { ValueKind } from '../schema/sql-type.ts';
import { type ColumnData, END_OF_TIME_MICROS, type ValueReader, valueReader } from './column-data.ts';

/** Rows in one DuckDB vector. */
export const VECTOR_ROWS = duckdb.vector_size();

const scratch = new ArrayBuffer(VECTOR_ROWS * 8);
const bytes = new Uint8Array(scratch);
const ints = new Int32Array(scratch);
const words = new Uint32Array(scratch);
const bigints = new BigInt64Array(scratch);
const doubles = new Float64Array(scratch);
const validity = new Uint8Array(Math.ceil(VECTOR_ROWS / 64) * 8);
const TWO_32 = 2 ** 32;

/**
 * Fills one vector with `count` values of `data` from row `from` on.
 * @throws RangeError naming the row (counted from 0) and the value that the column cannot hold
 */
export function fillVector(
  vector: duckdb.Vector,
  value: ValueKind,
  data: ColumnData | undefined,
  from: number,
  count: number,
): void {
  validity.fill(0xff);
  const read = value.kind === 'absent' || data === undefined ? () => null : valueReader(data);
  const width = fillScratch(vector, value, read, from, count);
  if (width > 0) duckdb.copy_data_to_vector(vector, 0, scratch, 0, count * width);
  if (validity.every((byte) => byte === 0xff)) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, Math.ceil(count / 64) * 8);
}

/** Answers the bytes one value takes, 0 when the values went into the vector itself. */
function fillScratch(
  vector: duckdb.Vector,
  value: ValueKind,
  read: ValueReader,
  from: number,
  count: number,
): number {
  const set = setter(vector, value);
  for (let index = 0; index < count; index += 1) {
    const item = read(from + index);
    if (item === null) setNull(index);
    else if (!set(index, item)) {
      throw new RangeError(`row ${from + index}: ${String(item)} is no value for ${describe(value)}`);
    }
  }
  return widths[value.kind];
}

const widths: Record<ValueKind['kind'], number> = {
  int: 4,
  date: 4,
  bool: 1,
  bigint: 8,
  decimal: 8,
  double: 8,
  timestamp: 8,
  text: 0,
  absent: 0,
};

type Setter = (index: number, item: number | bigint | string) => boolean;

/** A setter answers false for a value that the column cannot hold. */
function setter(vector: duckdb.Vector, value: ValueKind): Setter {
  switch (value.kind) {
    case 'int':
      return (index, item) => setInt(index, item, value.min, value.max);
    case 'date':
      return (index, item) => setInt(index, item, -719_162, 2_932_896);
    case 'bool':
      return setBool;
    case 'bigint':
      return setInt64;
    case 'decimal':
      return decimalSetter(value.precision);
    case 'double':
      return setDouble;
    case 'timestamp':
      return setTimestamp;
    case 'text':
      return textSetter(vector);
    case 'absent':
      return () => false;
  }
}

function setNull(index: number): void {
  const position = index >> 3;
  validity[position] = (validity[position] ?? 0xff) & ~(1 << (index & 7));
}

function setInt(index: number, item: number | bigint | string, min: number, max: number): boolean {
  if (typeof item === 'string') return false;
  const number = Number(item);
  if (!Number.isInteger(number) || number < min || number > max) return false;
  ints[index] = number;
  return true;
}

function setBool(index: number, item: number | bigint | string): boolean {
  if (item !== 0 && item !== 1) return false;
  bytes[index] = item;
  return true;
}

function setInt64(index: number, item: number | bigint | string): boolean {
  if (typeof item === 'bigint') {
    bigints[index] = item;
    return true;
  }
  if (typeof item !== 'number' || !Number.isSafeInteger(item)) return false;
  // Two 32-bit halves, low one first: much faster than making a bigint for each value.
  words[index * 2] = item;
  ints[index * 2 + 1] = Math.floor(item / TWO_32);
  return true;
}

function decimalSetter(precision: number): Setter {
  if (precision <= 9 || precision > 18)
    throw new Error(`decimals of ${precision} digits are not 64 bits wide`);
  const limit = 10 ** precision;
  return (index, item) => typeof item !== 'string' && item < limit && item > -limit && setInt64(index, item);
}

function setDouble(index: number, item: number | bigint | string): boolean {
  if (typeof item !== 'number' || !Number.isFinite(item)) return false;
  doubles[index] = item;
  return true;
}

function setTimestamp(index: number, item: number | bigint | string): boolean {
  if (typeof item === 'string') return false;
  if (typeof item === 'bigint') return setInt64(index, item);
  if (item === Number.POSITIVE_INFINITY) return setInt64(index, END_OF_TIME_MICROS);
  if (!Number.isSafeInteger(item)) return false;
  const micros = item * 1000;
  return setInt64(index, Number.isSafeInteger(micros) ? micros : BigInt(item) * 1000n);
}

/** Lengths are not enforced: Microsoft's own files hold an 8-character Status where the column has 7. */
function textSetter(vector: duckdb.Vector): Setter {
  return (index, item) => {
    if (typeof item !== 'string') return false;
    duckdb.vector_assign_string_element(vector, index, item);
    return true;
  };
}

function describe(value: ValueKind): string {
  switch (value.kind) {
    case 'int':
      return `a whole number from ${value.min} to ${value.max}`;
    case 'decimal':
      return `a decimal of ${value.precision} digits, ${value.scale} of them behind the point`;
    default:
      return `a ${value.kind} column`;
  }
}

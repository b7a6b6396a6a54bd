/** What a writer accepts as the values of one column, laid out by column so that no object is made per row. */

/** Whole numbers and floats; NaN in a Float64Array is NULL. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float64Array;

/** Text by code: row r holds `dictionary[codes[r]]`. */
export interface DictionaryColumn {
  readonly dictionary: readonly (string | null)[];
  readonly codes: NumberArray;
}

/** The same value in every row. */
export interface ConstantColumn {
  readonly constant: number | bigint | string | null;
}

/**
 * The values of one column. What a number means depends on the column's SQL Server type:
 *
 * | column | number arrays | BigInt64Array | text |
 * |---|---|---|---|
 * | tinyint, smallint, int, bigint | the number | the number | |
 * | bit | 0 or 1 | | |
 * | money, decimal(p,s) | scaled by 10^s: 12.34 of money is 123400 | scaled by 10^s | |
 * | float | the number | | |
 * | date | days since 1970-01-01 | | |
 * | datetime, datetime2(7) | milliseconds since 1970-01-01; Infinity is END_OF_TIME | microseconds | |
 * | nchar, nvarchar, ... | | | strings, null, or a dictionary with codes |
 *
 * NULL is NaN in a Float64Array, null in strings; other arrays hold no NULL.
 */
export type ColumnData =
  | NumberArray
  | BigInt64Array
  | readonly (string | null)[]
  | DictionaryColumn
  | ConstantColumn;

/**
 * 9999-12-31 23:59:59.9999999, the `Valid To` of a current dimension row, as a timestamp in a number array.
 * Its milliseconds do not fit a double to the microsecond.
 */
export const END_OF_TIME = Number.POSITIVE_INFINITY;

/** END_OF_TIME in microseconds, to the precision of the embedded engine. */
export const END_OF_TIME_MICROS = 253_402_300_799_999_999n;

/** Reads one row's value of a column as number, bigint, string or null. */
export type ValueReader = (row: number) => number | bigint | string | null;

/** A reader over any layout; NaN is read as null. */
export function valueReader(data: ColumnData): ValueReader {
  if ('constant' in data) return () => data.constant;
  if ('dictionary' in data) {
    return (row) => {
      const code = data.codes[row];
      return code === undefined ? null : (data.dictionary[code] ?? null);
    };
  }
  if (data instanceof Float64Array) {
    return (row) => {
      const value = data[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    };
  }
  return (row) => data[row] ?? null;
}

/** How many rows a column holds, or undefined for a constant. */
export function columnLength(data: ColumnData): number | undefined {
  if ('constant' in data) return undefined;
  return 'dictionary' in data ? data.codes.length : data.length;
}

/**
 * The SQL Server column types of the two source warehouses, and what each becomes in the embedded engine.
 */

/** A SQL Server type as the warehouses' own tables write it. */
export type SqlServerType =
  | 'tinyint'
  | 'smallint'
  | 'int'
  | 'bigint'
  | 'bit'
  | 'money'
  | `decimal(${number},${number})`
  | 'float'
  | 'date'
  | 'datetime'
  | 'datetime2(7)'
  | `char(${number})`
  | `nchar(${number})`
  | `varchar(${number})`
  | `nvarchar(${number})`
  | 'varbinary(max)'
  | 'geography';

/**
 * How a value of a column is carried while a warehouse is written:
 * - `int`: whole number within `min`..`max`
 * - `bigint`: 64-bit whole number
 * - `bool`: 0 or 1
 * - `decimal`: exact decimal, carried as a whole number scaled by 10^scale
 * - `double`: 64-bit float
 * - `date`: days since 1970-01-01
 * - `timestamp`: microseconds since 1970-01-01 00:00:00, without time zone
 * - `text`: `length` UTF-16 code units in Microsoft's schema; longer texts are kept whole
 * - `absent`: a kind of value that no analysis reads (images, map shapes): always NULL
 */
export type ValueKind =
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'double' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'absent' };

const fixedKinds = {
  tinyint: { kind: 'int', min: 0, max: 255 },
  smallint: { kind: 'int', min: -32_768, max: 32_767 },
  int: { kind: 'int', min: -2_147_483_648, max: 2_147_483_647 },
  bigint: { kind: 'bigint' },
  bit: { kind: 'bool' },
  // SQL Server's money has 19 digits. 18 keep the embedded engine on 64-bit arithmetic (SUM over 10 million
  // rows: 9 ms instead of 39) and still hold any amount below 100,000,000,000,000; a larger one is refused.
  money: { kind: 'decimal', precision: 18, scale: 4 },
  float: { kind: 'double' },
  date: { kind: 'date' },
  datetime: { kind: 'timestamp' },
  'datetime2(7)': { kind: 'timestamp' },
  'varbinary(max)': { kind: 'absent' },
  geography: { kind: 'absent' },
} as const satisfies Partial<Record<SqlServerType, ValueKind>>;

/** The value kind of a SQL Server type. @throws Error on a type that the warehouses do not use */
export function valueKind(type: SqlServerType): ValueKind {
  const fixed = Object.entries(fixedKinds).find(([name]) => name === type);
  if (fixed !== undefined) return fixed[1];
  const [, base, first, second] = /^(\w+)\((\d+)(?:,(\d+))?\)$/.exec(type) ?? [];
  if (base === 'decimal' && second !== undefined) {
    return { kind: 'decimal', precision: Number(first), scale: Number(second) };
  }
  if (base?.endsWith('char')) return { kind: 'text', length: Number(first) };
  throw new Error(`No value kind is known for the SQL Server type ${type}.`);
}

/**
 * The DuckDB type that holds a SQL Server type.
 *
 * - `tinyint` and `smallint` become INTEGER: T-SQL widens them to int as soon as a literal joins in, DuckDB
 *   keeps the narrow type and overflows (`UTINYINT 200 * 2` is an error there, 400 in T-SQL).
 * - `bit` becomes BOOLEAN, which DuckDB compares with 0 and 1 as T-SQL does.
 * - `float` becomes DOUBLE (DuckDB's FLOAT has 32 bits).
 * - `datetime` and `datetime2(7)` become TIMESTAMP, which counts microseconds: 9999-12-31 23:59:59.9999999
 *   is kept as 9999-12-31 23:59:59.999999 (nanosecond timestamps end in 2262).
 * - fixed-width text is kept without its trailing blanks.
 */
export function duckdbType(type: SqlServerType): string {
  const value = valueKind(type);
  switch (value.kind) {
    case 'int':
      return 'INTEGER';
    case 'bigint':
      return 'BIGINT';
    case 'bool':
      return 'BOOLEAN';
    case 'decimal':
      return `DECIMAL(${value.precision},${value.scale})`;
    case 'double':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'text':
      return 'VARCHAR';
    case 'absent':
      return type === 'geography' ? 'VARCHAR' : 'BLOB';
  }
}

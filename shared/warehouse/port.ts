/**
 * The read-only port to a warehouse: what analytics code may ask, whatever engine answers.
 * Engines live in `mssql/` and `duckdb/` with the same file names; `open.ts` picks one by the DSN. How to
 * write a query is in `README.md`.
 */

export type WarehouseDomain = 'aw' | 'wwi';
export type EngineName = 'mssql' | 'duckdb';

/**
 * Type of a query parameter. It decides how the driver binds it: `int` and `bigint` as integers,
 * `date` as an ISO calendar date (YYYY-MM-DD), `double` as 64-bit float, `text` as nvarchar.
 * Every parameter may be null, which queries use for "no filter".
 */
export type ParameterType = 'int' | 'bigint' | 'double' | 'date' | 'text';
export type ParameterValue = number | string | null;

/**
 * Type of a result column after normalisation:
 * - `int`: a safe integer number (64-bit driver values are converted; beyond 2^53 is an error)
 * - `double`: a number
 * - `money`: an exact decimal kept as text with its own scale, e.g. "29358677.2207" (never a float)
 * - `date`: ISO calendar date text, e.g. "2013-11-29"
 * - `instant`: ISO 8601 UTC timestamp text
 * - `text`: string (trailing blanks of fixed-width columns removed)
 * - `bool`: boolean (from bit, or 0/1)
 * A trailing `?` in a query's column map marks a column that may be NULL.
 */
export type ColumnType = 'int' | 'double' | 'money' | 'date' | 'instant' | 'text' | 'bool';
export type ColumnSpec = ColumnType | `${ColumnType}?`;

type BaseValue<T extends ColumnType> = T extends 'int' | 'double'
  ? number
  : T extends 'bool'
    ? boolean
    : string;
type ValueOf<S extends ColumnSpec> = S extends `${infer T extends ColumnType}?`
  ? BaseValue<T> | null
  : S extends ColumnType
    ? BaseValue<S>
    : never;

export type Row<C extends Record<string, ColumnSpec>> = { readonly [K in keyof C]: ValueOf<C[K]> };
export type Parameters<P extends Record<string, ParameterType>> = { readonly [K in keyof P]: ParameterValue };

/**
 * One named analytics query: a single SELECT or WITH statement in SQL that T-SQL and DuckDB both accept.
 * `parameters` and `columns` are complete: a parameter in the text that is not declared, or a result
 * column that is not, is an error.
 */
export interface Query<
  P extends Record<string, ParameterType> = Record<string, ParameterType>,
  C extends Record<string, ColumnSpec> = Record<string, ColumnSpec>,
> {
  /** Stable dotted name shown beside every number, e.g. `aw.sales.daily`. */
  readonly name: string;
  readonly domain: WarehouseDomain;
  /** One sentence: what a row is. */
  readonly summary: string;
  readonly text: string;
  readonly parameters: P;
  readonly columns: C;
}

/** Declares a query; only there to infer its types. */
export function defineQuery<
  const P extends Record<string, ParameterType>,
  const C extends Record<string, ColumnSpec>,
>(query: Query<P, C>): Query<P, C> {
  return query;
}

export interface RunOptions {
  /** Cancels the statement; the promise rejects with `request_cancelled`. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the statement is given up with `warehouse_timeout`; the engine's default if absent. */
  readonly timeoutMs?: number;
}

/** A connection (pool) to one warehouse. Never writes. Safe for concurrent use. */
export interface Warehouse {
  readonly domain: WarehouseDomain;
  readonly engine: EngineName;
  /**
   * Runs one query and answers all its rows, normalised by `columns`.
   * @throws AppError `query_rejected` (guard, parameters, or the engine refused the statement),
   * `warehouse_schema_mismatch` (a table or column that it reads is not there),
   * `warehouse_unavailable`, `warehouse_timeout`, `request_cancelled`, `warehouse_writable_login`, and
   * `internal` when the answer does not fit the declared columns
   */
  run<P extends Record<string, ParameterType>, C extends Record<string, ColumnSpec>>(
    query: Query<P, C>,
    parameters: Parameters<P>,
    options?: RunOptions,
  ): Promise<Row<C>[]>;
  /**
   * Names the content that the next statement reads, where the engine knows it without asking: the file of
   * DuckDB. Absent for a server.
   * @throws AppError `warehouse_unavailable`
   */
  readonly contentId?: () => Promise<string>;
  /** Answers when a trivial statement came back; rejects as `run` does. For health checks. */
  ping(options?: RunOptions): Promise<void>;
  close(): Promise<void>;
}

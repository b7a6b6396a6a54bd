/**
 * What a repository may ask of PostgreSQL. It hides the driver: no repository imports `pg`, so the same
 * code runs on a server, behind a proxy and on the embedded database.
 */

/** A value of a `$n` parameter; objects and arrays are passed as JSON text by the repository itself. */
export type SqlValue = string | number | boolean | null | Uint8Array;

export interface StatementOptions {
  /** Cancels the statement; the promise rejects with `request_cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the statement is given up with `store_unavailable`; the database's default if absent. */
  readonly timeoutMs?: number | undefined;
}

/** Something that runs SQL: the database itself or an open transaction. */
export interface Queryable {
  /**
   * Runs one statement and answers its rows; without `values` the text may hold several statements.
   *
   * Values come back normalised: bigint as a safe integer number, numeric as exact text, double precision
   * as a number, timestamptz as ISO 8601 UTC text with microseconds, date as ISO calendar date, json
   * parsed, bytea as a Buffer.
   *
   * @typeParam R the row's shape, stated beside the SQL that produces it; not checked at run time
   * @throws AppError `store_unavailable`, `request_cancelled`, or `internal` with the driver's error as
   * `cause` (see `sqlState`)
   */
  query<R extends object>(
    text: string,
    values?: readonly SqlValue[],
    options?: StatementOptions,
  ): Promise<R[]>;
}

/** A pool of connections to one database. Safe for concurrent use. */
export interface Database extends Queryable {
  /**
   * Runs `work` in one transaction on one connection: committed when it resolves, rolled back when it
   * rejects. Inside it, use only the given `Queryable`: on the embedded database, which runs one
   * transaction at a time, a statement sent past it would wait for itself.
   */
  transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: StatementOptions): Promise<T>;
  /** Answers when a trivial statement came back; rejects as `query` does. For health checks. */
  ping(options?: StatementOptions): Promise<void>;
  /** Closes every connection; statements under way are let finish. */
  close(): Promise<void>;
}

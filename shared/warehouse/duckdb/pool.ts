import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { limitOf } from '../limit.ts';
import { noteConnectionWait } from '../tracing.ts';
import { type DatabaseSettings, fileIdentity, type OpenDatabase, openDatabase } from './database.ts';
import { unavailable } from './errors.ts';

/** Connections to the newest content of one DuckDB file. */
export interface DuckDbPool {
  /**
   * Lends a connection to `work` and takes it back when `work` settles.
   * @throws AppError `warehouse_unavailable` when the file cannot be opened
   */
  use<T>(signal: AbortSignal, work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  close(): void;
}

/** A pool that looks at the file before each statement, so that a new import is seen without a restart. */
export function createPool(path: string, size: number, settings: DatabaseSettings): DuckDbPool {
  const limit = limitOf(size);
  let current: OpenDatabase | undefined;
  let opening: Promise<OpenDatabase> | undefined;
  let closed = false;

  async function reopen(identity: string): Promise<OpenDatabase> {
    const opened = await openDatabase(path, identity, settings).catch((error) => {
      throw unavailable(error);
    });
    current?.retire();
    current = opened;
    if (closed) opened.retire();
    return opened;
  }

  /** The database with the file's present content; callers that come together open it once. */
  async function database(): Promise<OpenDatabase> {
    const identity = await fileIdentity(path);
    if (current?.identity === identity) return current;
    opening ??= reopen(identity).finally(() => {
      opening = undefined;
    });
    return opening;
  }

  /** A connection to the newest content; never to one that was retired while this caller waited for it. */
  async function borrow(): Promise<{ lender: OpenDatabase; connection: DuckDBConnection }> {
    for (;;) {
      if (closed) throw new AppError('warehouse_unavailable', 'The warehouse was closed.');
      const lender = await database();
      if (!lender.retired) return { lender, connection: await lender.acquire() };
    }
  }

  return {
    async use(signal, work) {
      const asked = performance.now();
      const leave = await limit.enter(signal);
      try {
        const { lender, connection } = await borrow();
        noteConnectionWait(performance.now() - asked);
        try {
          return await work(connection);
        } finally {
          lender.release(connection);
        }
      } finally {
        leave();
      }
    },
    close() {
      closed = true;
      current?.retire();
    },
  };
}

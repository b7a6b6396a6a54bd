/** The store's database over `pg`: plain SQL, no named statements and nothing kept in a session. */
import type pg from 'pg';
import { AppError } from '../contract/errors.ts';
import type { StoreTarget } from './connection.ts';
import { type Connector, type Lease, openConnector } from './connector.ts';
import type { Database, Queryable, SqlValue, StatementOptions } from './database.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { storeError, unavailable } from './errors.ts';

export interface DatabaseOptions {
  /** Most connections at once, 4 by default: a function serves one request at a time. */
  readonly maxConnections?: number | undefined;
  /** Milliseconds to get a connection, 5,000 by default. */
  readonly connectTimeoutMs?: number | undefined;
  /** Milliseconds for one statement, 30,000 by default. */
  readonly statementTimeoutMs?: number | undefined;
  readonly applicationName?: string | undefined;
  /** Role to act as, where the login is not the application's role itself but a member of it. */
  readonly role?: string | undefined;
  /** The embedded database: one session for all clients and no way to cancel but to disconnect. */
  readonly isEmbedded?: boolean | undefined;
  /** Told how the pool fares. */
  readonly observer?: PoolObserver | undefined;
}

/** Connections of a pool at a moment. */
export interface PoolState {
  readonly idle: number;
  readonly used: number;
  /** Callers that wait for one. */
  readonly pending: number;
  readonly max: number;
}

export interface PoolObserver {
  /** Called once, with a way to ask for the state at any time. */
  opened(state: () => PoolState): void;
  /** Called for each connection handed out, in the caller's context. */
  acquired(waitedMs: number): void;
}

const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;

/**
 * A pool of connections, opened when first used.
 * @throws AppError `configuration_invalid` for a connection string that cannot be understood
 */
export function openDatabase(target: StoreTarget, options: DatabaseOptions = {}): Database {
  const connector = openConnector(target, options);
  const limits: Limits = {
    timeoutMs: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    canCancel: options.isEmbedded !== true,
  };

  async function query<R extends object>(
    text: string,
    values?: readonly SqlValue[],
    statement: StatementOptions = {},
  ): Promise<R[]> {
    const deadline = startDeadline(statement.timeoutMs ?? limits.timeoutMs, statement.signal);
    try {
      const session = openSession(connector, await connector.acquire(deadline.signal), limits);
      try {
        const { rows } = await session.run(text, values, deadline.signal);
        // The row's shape is stated beside the SQL by the caller; tests run every statement.
        return rows as R[];
      } finally {
        session.end();
      }
    } finally {
      deadline.clear();
    }
  }

  return {
    query,
    transaction: (work, statement = {}) => runTransaction(connector, limits, work, statement),
    async ping(statement) {
      await query('SELECT 1', undefined, statement);
    },
    close: () => connector.close(),
  };
}

interface Limits {
  readonly timeoutMs: number;
  readonly canCancel: boolean;
}

interface Session {
  /** One statement; when `signal` aborts it is stopped, the connection is closed and its reason is thrown. */
  run(text: string, values: readonly SqlValue[] | undefined, signal: AbortSignal): Promise<pg.QueryResult>;
  /** Gives the connection back; closes it when a statement was abandoned or the transaction is still open. */
  end(isBroken?: boolean): void;
}

function openSession(connector: Connector, lease: Lease, limits: Limits): Session {
  let isAbandoned = false;

  /** The statement may still run: stop it on the server, then close the connection rather than reuse it. */
  function abandon(): void {
    isAbandoned = true;
    const stopped = limits.canCancel ? connector.cancel(lease.client) : Promise.resolve();
    // Where the request to stop fails too, the server's statement_timeout ends the statement.
    stopped.catch(() => {}).finally(() => lease.release(true));
  }

  return {
    async run(text, values, signal) {
      if (isAbandoned) throw unavailable('the connection was given up after a cancelled statement');
      signal.throwIfAborted();
      const pending = lease.client.query(values === undefined ? { text } : { text, values: [...values] });
      try {
        return await untilAborted(pending, signal, abandon);
      } catch (error) {
        throw storeError(error);
      }
    },
    end(isBroken = false) {
      if (!isAbandoned) lease.release(isBroken);
    },
  };
}

async function runTransaction<T>(
  connector: Connector,
  limits: Limits,
  work: (transaction: Queryable) => Promise<T>,
  options: StatementOptions,
): Promise<T> {
  /** Each statement has the time of one, however long the work takes between them. */
  const timed = async <R>(
    statement: StatementOptions,
    step: (signal: AbortSignal) => Promise<R>,
  ): Promise<R> => {
    const timeoutMs = statement.timeoutMs ?? options.timeoutMs ?? limits.timeoutMs;
    const deadline = startDeadline(timeoutMs, statement.signal ?? options.signal);
    try {
      return await step(deadline.signal);
    } finally {
      deadline.clear();
    }
  };
  const session = openSession(connector, await timed({}, connector.acquire), limits);
  const run = (text: string, values?: readonly SqlValue[], statement: StatementOptions = {}) =>
    timed(statement, (signal) => session.run(text, values, signal));

  try {
    await run('BEGIN');
    const result = await work({
      async query<R extends object>(
        text: string,
        values?: readonly SqlValue[],
        statement?: StatementOptions,
      ) {
        const { rows } = await run(text, values, statement);
        return rows as R[]; // as in `query` above
      },
    });
    const { command } = await run('COMMIT');
    // A COMMIT after a failed statement answers ROLLBACK and no error: the work would be lost in silence.
    if (command !== 'COMMIT') throw new AppError('internal', 'a transaction of the store was rolled back');
    session.end();
    return result;
  } catch (error) {
    await rollBack(session);
    throw error;
  }
}

const ROLLBACK_TIMEOUT_MS = 2_000;

async function rollBack(session: Session): Promise<void> {
  const deadline = startDeadline(ROLLBACK_TIMEOUT_MS, undefined);
  try {
    await session.run('ROLLBACK', undefined, deadline.signal);
    session.end();
  } catch {
    // The connection is gone, and with it the transaction; the caller gets the error that led here.
    session.end(true);
  } finally {
    deadline.clear();
  }
}

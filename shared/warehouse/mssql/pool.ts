import { AppError } from '@otel-bi/shared/contract/errors.ts';
import sql from 'mssql';
import type { SqlServerDsn } from '../dsn.ts';
import { mayConnectLater, toAppError } from './errors.ts';
import { assertReadOnlyLogin } from './login.ts';
import { withRetry } from './retry.ts';

/** Connections to one SQL Server database, kept for the life of the process. */
export interface SqlServerPool {
  /**
   * The connected pool; connects on the first call and after a failure.
   * @throws AppError `warehouse_unavailable`, `warehouse_writable_login`
   */
  connected(): Promise<sql.ConnectionPool>;
  close(): Promise<void>;
}

export interface PoolSettings {
  readonly maxConnections: number;
  readonly allowWritableLogin: boolean;
}

const connectAttempts = 3;
const connectBaseDelayMs = 200;
const idleTimeoutMs = 60_000;

export function createPool(dsn: SqlServerDsn, settings: PoolSettings): SqlServerPool {
  let current: Promise<sql.ConnectionPool> | undefined;
  let closed = false;

  async function open(): Promise<sql.ConnectionPool> {
    // Once a pool is connected its errors reach whoever asked for a connection.
    const pool = new sql.ConnectionPool(configOf(dsn, settings.maxConnections)).on('error', () => undefined);
    try {
      await pool.connect();
      if (!settings.allowWritableLogin) await assertReadOnlyLogin(pool, dsn.connectTimeoutMs);
      if (closed) throw closedError();
      return pool;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  return {
    connected() {
      if (closed) return Promise.reject(closedError());
      current ??= withRetry(open, {
        attempts: connectAttempts,
        baseDelayMs: connectBaseDelayMs,
        isWorthwhile: (error) => !closed && mayConnectLater(error),
      }).catch((error) => {
        current = undefined;
        throw toAppError(error);
      });
      return current;
    },
    async close() {
      closed = true;
      // A pool that never connected has nothing to close.
      const pool = await current?.catch(() => undefined);
      await pool?.close();
    },
  };
}

function closedError(): AppError {
  return new AppError('warehouse_unavailable', 'The warehouse was closed.');
}

/** The driver's settings. Its own request timeout is off: every statement has a deadline that cancels it. */
export function configOf(dsn: SqlServerDsn, maxConnections: number): sql.config {
  return {
    server: dsn.host,
    ...(dsn.port === undefined ? {} : { port: dsn.port }),
    database: dsn.database,
    user: dsn.user,
    password: dsn.password.reveal(),
    arrayRowMode: true,
    requestTimeout: 0,
    connectionTimeout: dsn.connectTimeoutMs,
    // Finds sockets that died while a container was frozen, without a round trip.
    validateConnection: 'socket',
    pool: { min: 0, max: maxConnections, idleTimeoutMillis: idleTimeoutMs },
    options: {
      appName: dsn.appName,
      encrypt: encryptOption(dsn.encrypt),
      trustServerCertificate: dsn.trustServerCertificate,
      ...(dsn.certificateHost === undefined ? {} : { serverName: dsn.certificateHost }),
      // mssql drops the port where an instance is named; with a port no look-up is wanted.
      ...(dsn.instance === undefined || dsn.port !== undefined ? {} : { instanceName: dsn.instance }),
      readOnlyIntent: true,
      useUTC: true,
      enableArithAbort: true,
    },
  };
}

function encryptOption(encrypt: SqlServerDsn['encrypt']): boolean | string {
  return encrypt === 'strict' ? 'strict' : encrypt === 'require';
}

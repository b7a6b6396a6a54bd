import type sql from 'mssql';
import type { SqlServerDsn } from '../dsn.ts';
import { type Driver, type EngineSettings, type Statement, warehouseOver } from '../engine.ts';
import type { Warehouse, WarehouseDomain } from '../port.ts';
import type { RawResult } from '../rows.ts';
import { noteConnectionWait, type TracedServer } from '../tracing.ts';
import { isWorthRepeating, toAppError } from './errors.ts';
import { bindAll } from './parameters.ts';
import { createPool } from './pool.ts';
import { readResult } from './result.ts';
import { withRetry } from './retry.ts';
import { decoderFor } from './values.ts';

export interface SqlServerSettings extends EngineSettings {
  /** Accept a login that could write. Off: such a login is refused with `warehouse_writable_login`. */
  readonly allowWritableLogin?: boolean;
}

const defaultConnections = 8;
const repeatBaseDelayMs = 50;

/**
 * A warehouse over SQL Server, pooled, with read-only intent and a login that is proven to be unable to
 * write. Connects on the first statement, so this never fails by itself.
 */
export function openSqlServer(
  domain: WarehouseDomain,
  dsn: SqlServerDsn,
  settings: SqlServerSettings = {},
): Warehouse {
  const pool = createPool(dsn, {
    maxConnections: settings.maxConnections ?? defaultConnections,
    allowWritableLogin: settings.allowWritableLogin ?? false,
  });
  const driver: Driver = {
    engine: 'mssql',
    server: tracedServer(dsn),
    async execute(statement, signal) {
      const once = async () => {
        const asked = performance.now();
        const connected = await pool.connected();
        noteConnectionWait(performance.now() - asked);
        return runOn(connected, statement, signal);
      };
      try {
        // Reads may be repeated: once, for a pooled connection that died unnoticed or a deadlock's victim.
        return await withRetry(once, {
          attempts: 2,
          baseDelayMs: repeatBaseDelayMs,
          isWorthwhile: (error) => !signal.aborted && isWorthRepeating(error),
        });
      } catch (error) {
        throw toAppError(error, signal, statement.text);
      }
    },
    close: () => pool.close(),
  };
  return warehouseOver(domain, driver, settings.timeoutMs);
}

/** `db.namespace` of a named instance is `instance|database` by the conventions for SQL Server. */
function tracedServer({ database, host, instance, port }: SqlServerDsn): TracedServer {
  return {
    system: 'microsoft.sql_server',
    namespace: instance === undefined ? database : `${instance}|${database}`,
    address: host,
    ...(port === undefined ? {} : { port }),
  };
}

async function runOn(
  pool: sql.ConnectionPool,
  statement: Statement,
  signal: AbortSignal,
): Promise<RawResult> {
  signal.throwIfAborted();
  const request = pool.request();
  bindAll(request, statement.parameters);
  const cancel = () => request.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return rawResult(await request.query(statement.text));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function rawResult(result: unknown): RawResult {
  const { columns, rows } = readResult(result);
  return {
    names: columns.map((column) => column.name),
    rows,
    decoder(index, type) {
      const column = columns[index];
      if (!column) throw new RangeError('no such column');
      return decoderFor(column, type);
    },
  };
}

import { basename, extname, resolve } from 'node:path';
import { type DuckDBConnection, type DuckDBMaterializedResult, StatementType } from '@duckdb/node-api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { DuckDbDsn } from '../dsn.ts';
import { type Driver, type EngineSettings, type Statement, warehouseOver } from '../engine.ts';
import { withDollarParameters } from '../guard/parameters.ts';
import type { Warehouse, WarehouseDomain } from '../port.ts';
import type { RawResult } from '../rows.ts';
import { fileIdentity } from './database.ts';
import { toAppError } from './errors.ts';
import { bindAll } from './parameters.ts';
import { createPool } from './pool.ts';
import { decoderFor } from './values.ts';

/** DuckDB runs one statement on all its threads: a few at a time keep them busy. */
const defaultConnections = 4;
const interruptEveryMs = 20;

/**
 * A warehouse over a DuckDB file, opened read-only and locked down, reopened when the file is replaced.
 * The file is opened by the first statement, so this never fails by itself.
 */
export function openDuckDb(
  domain: WarehouseDomain,
  dsn: DuckDbDsn,
  settings: EngineSettings = {},
): Warehouse {
  const path = resolve(dsn.path);
  const pool = createPool(path, settings.maxConnections ?? defaultConnections, dsn);
  const driver: Driver = {
    engine: 'duckdb',
    server: { system: 'duckdb', namespace: basename(dsn.path, extname(dsn.path)) },
    async execute(statement, signal) {
      try {
        return await pool.use(signal, (connection) => runOn(connection, statement, signal));
      } catch (error) {
        throw toAppError(error, signal, statement.text);
      }
    },
    contentId: () => fileIdentity(path),
    async close() {
      pool.close();
    },
  };
  return warehouseOver(domain, driver, settings.timeoutMs);
}

async function runOn(
  connection: DuckDBConnection,
  statement: Statement,
  signal: AbortSignal,
): Promise<RawResult> {
  const stop = interruptOn(connection, signal);
  try {
    const prepared = await connection.prepare(withDollarParameters(statement.text, statement.plan.tokens));
    try {
      if (prepared.statementType !== StatementType.SELECT) {
        throw new AppError('query_rejected', 'Query refused: not a SELECT to DuckDB.');
      }
      signal.throwIfAborted();
      bindAll(prepared, statement.parameters);
      return await rawResult(await prepared.run());
    } finally {
      prepared.destroySync();
    }
  } finally {
    stop();
  }
}

async function rawResult(result: DuckDBMaterializedResult): Promise<RawResult> {
  return {
    names: result.columnNames(),
    rows: await result.getRows(),
    decoder: (_column, type) => decoderFor(type),
  };
}

/**
 * Interrupts the connection's statement once the signal fires, again and again until `stop`: an interrupt
 * that comes just before the statement starts is lost.
 */
function interruptOn(connection: DuckDBConnection, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), interruptEveryMs);
  };
  if (signal.aborted) interrupt();
  else signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

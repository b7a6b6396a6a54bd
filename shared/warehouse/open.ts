import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { WarehouseDsn } from './dsn.ts';
import type { EngineSettings } from './engine.ts';
import type { Warehouse, WarehouseDomain } from './port.ts';

export interface OpenSettings extends EngineSettings {
  /** SQL Server only: accept a login that could write. Off: such a login is refused. */
  readonly allowWritableLogin?: boolean;
}

/**
 * The warehouse a DSN names, by the engine the DSN names. Engines are loaded here and not before, so that a
 * bundle may leave out the one it never uses. Connections are made by the first query.
 * @throws AppError `configuration_invalid` when this build does not hold the engine
 */
export async function openWarehouse(
  domain: WarehouseDomain,
  dsn: WarehouseDsn,
  settings: OpenSettings = {},
): Promise<Warehouse> {
  if (dsn.engine === 'duckdb') {
    const { openDuckDb } = await load('DuckDB', () => import('./duckdb/engine.ts'));
    return openDuckDb(domain, dsn, settings);
  }
  const { openSqlServer } = await load('SQL Server', () => import('./mssql/engine.ts'));
  return openSqlServer(domain, dsn, settings);
}

async function load<T>(engine: string, importer: () => Promise<T>): Promise<T> {
  try {
    return await importer();
  } catch (cause) {
    throw new AppError('configuration_invalid', `This build cannot load its ${engine} engine.`, { cause });
  }
}

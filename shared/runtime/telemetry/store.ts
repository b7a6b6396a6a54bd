/** Telemetry of the store: spans of its statements and metrics of its pool. */
import type { StoreAddress } from '../../store/connection.ts';
import type { Database } from '../../store/database.ts';
import type { PoolObserver } from '../../store/pool.ts';
import { tracedDatabase } from './database.ts';
import { poolTelemetry } from './pool.ts';

export interface StoreTelemetry {
  readonly observer: PoolObserver;
  traced(database: Database): Database;
}

/** @param address its credentials are told to nobody */
export function storeTelemetry({ host, port, database }: StoreAddress): StoreTelemetry {
  const server = { address: host, port, namespace: database };
  return {
    observer: poolTelemetry(`${host}:${port}/${database}`),
    traced: (plain) => tracedDatabase(plain, server),
  };
}

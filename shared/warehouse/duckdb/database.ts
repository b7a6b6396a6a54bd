import { stat } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { unavailable } from './errors.ts';

export interface DatabaseSettings {
  /** Worker threads DuckDB may use; its own default (all cores) if absent. */
  readonly threads?: number;
  /** DuckDB's memory limit, e.g. "1GB"; its own default (80% of memory) if absent. */
  readonly memoryLimit?: string;
}

/**
 * One opened state of the file, with its connections. When the file is replaced it is retired: statements
 * that run on it end on it, then it closes.
 */
export interface OpenDatabase {
  readonly identity: string;
  /** Whether it was replaced: then it lends no more connections. */
  readonly retired: boolean;
  /** An idle or new connection; hand it back with `release`. Counts as busy from the call on. */
  acquire(): Promise<DuckDBConnection>;
  release(connection: DuckDBConnection): void;
  /** Closes now if nothing runs, else after the last release. */
  retire(): void;
}

/**
 * Identity of the file's content: a loader swaps a new file in, so device, inode, size and time of change.
 * @throws AppError `warehouse_unavailable` when there is no such file
 */
export async function fileIdentity(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${dev}:${ino}:${size}:${mtimeNs}`;
  } catch (error) {
    throw unavailable(error);
  }
}

/** Opens the file read-only and locked down: no other file, no extension, no later change of a setting. */
export async function openDatabase(
  path: string,
  identity: string,
  settings: DatabaseSettings,
): Promise<OpenDatabase> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // As T-SQL does: a second line behind the ban on forms where the engines differ.
    default_null_order: 'nulls_first_on_asc_last_on_desc',
    integer_division: 'true',
    ...(settings.threads === undefined ? {} : { threads: String(settings.threads) }),
    ...(settings.memoryLimit === undefined ? {} : { memory_limit: settings.memoryLimit }),
    lock_configuration: 'true',
  });
  const idle: DuckDBConnection[] = [];
  let busy = 0;
  let retired = false;
  function closeWhenUnused(): void {
    if (!retired || busy > 0) return;
    for (const connection of idle.splice(0)) connection.closeSync();
    instance.closeSync();
  }
  return {
    identity,
    get retired() {
      return retired;
    },
    async acquire() {
      busy += 1;
      try {
        return idle.pop() ?? (await instance.connect());
      } catch (error) {
        busy -= 1;
        closeWhenUnused();
        throw error;
      }
    },
    release(connection) {
      busy -= 1;
      idle.push(connection);
      closeWhenUnused();
    },
    retire() {
      if (retired) return;
      retired = true;
      closeWhenUnused();
    },
  };
}

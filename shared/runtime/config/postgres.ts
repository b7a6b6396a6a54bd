import { AppError } from '../../contract/errors.ts';
import { type SslMode, type StoreTarget, sslModes, storeAddress } from '../../store/connection.ts';
import { env } from './names.ts';
import {
  configurationError,
  type Environment,
  findSetting,
  readBoolean,
  readChoice,
  readInteger,
  readText,
} from './reader.ts';

/** Where PostgreSQL is: a connection string wins over the discrete variables, whose defaults are `otel_bi`. */
export function readStoreTarget(environment: Environment): StoreTarget {
  const sslmode: SslMode = readChoice(environment, env.postgresSslMode, sslModes, 'prefer');
  const port = readInteger(environment, env.postgresPort, { min: 1, max: 65_535, fallback: 5432 });
  const found = findSetting(environment, env.postgresDsn);
  if (found !== undefined) return usable(found.name, { dsn: found.value, sslmode });
  return {
    host: readText(environment, env.postgresHost, 'localhost'),
    port,
    database: readText(environment, env.postgresDatabase, 'otel_bi'),
    user: readText(environment, env.postgresUsername, 'otel_bi'),
    password: readText(environment, env.postgresPassword, 'otel_bi'),
    sslmode,
  };
}

/** The owner's connection for migrations, where the application's own login is a lesser one. */
export function readMigrationTarget(environment: Environment): StoreTarget {
  const found = findSetting(environment, env.postgresMigrationDsn);
  return found === undefined ? readStoreTarget(environment) : usable(found.name, { dsn: found.value });
}

/** The target, once its connection string was understood. */
function usable(name: string, target: StoreTarget): StoreTarget {
  try {
    storeAddress(target);
    return target;
  } catch (error) {
    throw error instanceof AppError ? configurationError(name, `cannot be used: ${error.message}`) : error;
  }
}

/** Whether any PostgreSQL setting is given: without one, the one-machine edition brings its own. */
export function namesStore(environment: Environment): boolean {
  return [env.postgresDsn, env.postgresHost].some((names) => readText(environment, names) !== undefined);
}

export interface StorePoolSettings {
  readonly maxConnections: number;
  /** The embedded database: its clients share one session and statements cannot be cancelled. */
  readonly isEmbedded: boolean;
}

export function readStorePool(environment: Environment): StorePoolSettings {
  return {
    maxConnections: readInteger(environment, env.postgresPoolSize, { min: 1, max: 100, fallback: 4 }),
    isEmbedded: readBoolean(environment, env.postgresEmbedded, false),
  };
}

/** Milliseconds that a migration waits for a server that does not answer yet. */
export function readStoreWait(environment: Environment): number {
  return readInteger(environment, env.postgresWaitSeconds, { min: 0, max: 600, fallback: 0 }) * 1_000;
}

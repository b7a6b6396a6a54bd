import { type SslMode, type StoreTarget, sslModes } from '../../store/connection.ts';
import { env } from './names.ts';
import { type Environment, readBoolean, readChoice, readInteger, readText } from './reader.ts';

/** Where PostgreSQL is: a connection string wins over the discrete variables, whose defaults are `otel_bi`. */
export function readStoreTarget(environment: Environment): StoreTarget {
  const sslmode: SslMode = readChoice(environment, env.postgresSslMode, sslModes, 'prefer');
  const dsn = readText(environment, env.postgresDsn);
  if (dsn !== undefined) return { dsn, sslmode };
  return {
    host: readText(environment, env.postgresHost, 'localhost'),
    port: readInteger(environment, env.postgresPort, { min: 1, max: 65_535, fallback: 5432 }),
    database: readText(environment, env.postgresDatabase, 'otel_bi'),
    user: readText(environment, env.postgresUsername, 'otel_bi'),
    password: readText(environment, env.postgresPassword, 'otel_bi'),
    sslmode,
  };
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

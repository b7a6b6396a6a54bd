/** What a deployment to an emulator is given: the environment, completed by a running `npm run emulator`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { namesStore, readStoreTarget } from '@otel-bi/shared/runtime/config/postgres.ts';
import {
  configurationError,
  type Environment,
  readText,
  readUrl,
} from '@otel-bi/shared/runtime/config/reader.ts';
import { type StoreAddress, storeAddress } from '@otel-bi/shared/store/connection.ts';
import { type SqlServerDsn, warehouseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import type { EmulatorAddress } from './emulator-api.ts';

/** Addresses as functions are given them, by the parameter of the stack that takes each. */
export type Connections = Readonly<Record<'AwMssqlDsn' | 'WwiMssqlDsn' | 'PostgresDsn', string>>;

/** @throws AppError `configuration_invalid` with one sentence that names the variable */
export function readEmulatorAddress(environment: Environment): EmulatorAddress {
  return {
    endpoint: readUrl(environment, ['AWS_ENDPOINT_URL'], 'http://localhost:4566').replace(/\/+$/, ''),
    region: readText(environment, ['AWS_REGION', 'AWS_DEFAULT_REGION'], 'us-east-1'),
  };
}

/** @throws AppError `configuration_invalid` with one sentence that names the variable */
export function readConnections(environment: Environment): Connections {
  return {
    AwMssqlDsn: warehouseAddress('aw', environment),
    WwiMssqlDsn: warehouseAddress('wwi', environment),
    PostgresDsn: postgresAddress(environment),
  };
}

/** One DSN, whether the environment has one or the discrete variables. */
function warehouseAddress(domain: WarehouseDomain, environment: Environment): string {
  const variable = domain === 'aw' ? 'AW_MSSQL_DSN' : 'WWI_MSSQL_DSN';
  const { dsn } = warehouseDsn(domain, environment);
  if (dsn.engine === 'mssql') return sqlServerText(dsn);
  const path = resolve(dsn.path);
  if (!existsSync(path)) throw configurationError(variable, `names the file ${path}, which is not there`);
  const options = new URLSearchParams();
  if (dsn.threads !== undefined) options.set('threads', String(dsn.threads));
  if (dsn.memoryLimit !== undefined) options.set('memory_limit', dsn.memoryLimit);
  return `duckdb:${path}${options.size > 0 ? `?${options}` : ''}`;
}

const encryption = { disable: 'disable', require: 'true', strict: 'strict' } as const;

function sqlServerText(dsn: SqlServerDsn): string {
  const port = dsn.port === undefined ? '' : `:${dsn.port}`;
  const instance = dsn.instance === undefined ? '' : `/${encodeURIComponent(dsn.instance)}`;
  const options = new URLSearchParams({
    database: dsn.database,
    encrypt: encryption[dsn.encrypt],
    trustservercertificate: String(dsn.trustServerCertificate),
    'dial timeout': String(dsn.connectTimeoutMs / 1_000),
    'app name': dsn.appName,
    ...(dsn.certificateHost === undefined ? {} : { hostnameincertificate: dsn.certificateHost }),
  });
  const host = dsn.host.includes(':') ? `[${dsn.host}]` : dsn.host;
  return `sqlserver://${login(dsn.user, dsn.password.reveal())}@${host}${port}${instance}?${options}`;
}

function postgresAddress(environment: Environment): string {
  if (!namesStore(environment)) {
    throw configurationError(env.postgresDsn[0], 'is not set (nor is POSTGRES_HOST with its companions)');
  }
  return postgresText(storeAddress(readStoreTarget(environment)));
}

/** In libpq's form, which can say everything, the directory of a socket too. */
function postgresText(address: StoreAddress): string {
  const { host, port, database: dbname, user, password, sslmode, sslrootcert } = address;
  return Object.entries({ host, port, dbname, user, password, sslmode, sslrootcert })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}='${String(value).replaceAll(/[\\']/g, '\\$&')}'`)
    .join(' ');
}

function login(user: string, password: string): string {
  return `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
}

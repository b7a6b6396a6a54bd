/** Settings that are first used after the start: one that cannot be used stops it all the same. */
import { createServer } from 'node:net';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import {
  namesStore,
  readMigrationTarget,
  readStorePool,
  readStoreTarget,
} from '@otel-bi/shared/runtime/config/postgres.ts';
import { type Environment, readBoolean, readText } from '@otel-bi/shared/runtime/config/reader.ts';
import { warehouseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';

const prefixes = { aw: 'AW_MSSQL', wwi: 'WWI_MSSQL' } as const satisfies Record<WarehouseDomain, string>;
const domains = ['aw', 'wwi'] as const;

/** Whether the environment names a warehouse of the domain, so that none is generated. */
export function namesWarehouse(domain: WarehouseDomain, environment: Environment): boolean {
  return ['DSN', 'SERVER'].some((part) => isSet(environment, `${prefixes[domain]}_${part}`));
}

/**
 * Reads what the connections to the databases are made of.
 * @throws AppError `configuration_invalid` with one message that names the variable
 */
export function checkConnections(environment: Environment): void {
  readStoreTarget(environment);
  readMigrationTarget(environment);
  readStorePool(environment);
  readBoolean(environment, env.allowWritableLogin, false);
  readBoolean(environment, ['MSSQL_TRUST_SERVER_CERTIFICATE'], false);
  for (const domain of domains) if (namesWarehouse(domain, environment)) warehouseDsn(domain, environment);
}

/** Settings without effect because the one that they complete is absent, and settings that are overruled. */
export function connectionWarnings(environment: Environment): string[] {
  const warnings: string[] = [];
  for (const domain of domains) {
    const prefix = prefixes[domain];
    if (namesWarehouse(domain, environment)) {
      warnings.push(...warehouseDsn(domain, environment).conflicts);
      continue;
    }
    const parts = ['DATABASE', 'USERNAME', 'PASSWORD'].map((part) => `${prefix}_${part}`);
    warnings.push(...withoutEffect(environment, parts, `${prefix}_DSN nor ${prefix}_SERVER`));
  }
  if (!namesStore(environment)) {
    const parts = [env.postgresPort, env.postgresDatabase, env.postgresUsername, env.postgresPassword];
    const names = [...parts, env.postgresMigrationDsn].map(([name]) => name);
    warnings.push(...withoutEffect(environment, names, 'POSTGRES_DSN nor POSTGRES_HOST'));
  }
  if (readBoolean(environment, env.requireAuth, true) && !isSet(environment, env.jwtIssuer[0])) {
    const names = [env.jwtAudience, env.jwtJwksUrl, env.oidcClientId].map(([name]) => name);
    for (const name of names.filter((each) => isSet(environment, each))) {
      warnings.push(`${name} is ignored: ${env.jwtIssuer[0]} is not set, so the embedded provider is used`);
    }
  }
  return warnings;
}

function withoutEffect(environment: Environment, names: readonly string[], neither: string): string[] {
  return names
    .filter((name) => isSet(environment, name))
    .map((name) => `${name} is ignored: neither ${neither} is set, so the embedded database is used`);
}

function isSet(environment: Environment, name: string): boolean {
  return readText(environment, [name]) !== undefined;
}

/**
 * Finds out before the long work of a first start whether the port can be had.
 * @throws AppError `configuration_invalid`, naming PORT
 */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ port, host: '127.0.0.1' }, resolve);
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const problem = code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${code})`;
    throw new AppError('configuration_invalid', `port ${port} ${problem}; set PORT to another one`, {
      cause,
    });
  }
  await new Promise((resolve) => probe.close(resolve));
}

import type { Environment, SqlServerDsn } from '../dsn.ts';
import type { WarehouseDomain } from '../port.ts';
import { Secret } from '../secret.ts';
import { configurationInvalid } from './error.ts';
import { trustOf } from './sql-server.ts';
import { portOf, required, sqlLogin } from './values.ts';

const defaultDatabase: Record<WarehouseDomain, string> = {
  aw: 'AdventureWorksDW2022',
  wwi: 'WideWorldImportersDW',
};

/**
 * The DSN that `<prefix>_SERVER`, `_DATABASE`, `_USERNAME` and `_PASSWORD` make together; encrypted always.
 * @throws AppError `configuration_invalid`
 */
export function fromDiscreteVariables(
  domain: WarehouseDomain,
  prefix: string,
  environment: Environment,
): SqlServerDsn {
  const value = (part: string) => environment[`${prefix}_${part}`];
  const server = value('SERVER');
  if (!server) {
    throw configurationInvalid(`${prefix}_DSN`, `is not set (nor is ${prefix}_SERVER with its companions)`);
  }
  const user = required(value('USERNAME'), `${prefix}_USERNAME`, 'is not set');
  return {
    engine: 'mssql',
    ...serverOf(server, `${prefix}_SERVER`),
    database: value('DATABASE') || defaultDatabase[domain],
    user: sqlLogin(user, `${prefix}_USERNAME`),
    password: new Secret(required(value('PASSWORD'), `${prefix}_PASSWORD`, 'is not set')),
    encrypt: 'require',
    trustServerCertificate: trustOf(
      undefined,
      `${prefix}_SERVER`,
      environment.MSSQL_TRUST_SERVER_CERTIFICATE,
    ),
    connectTimeoutMs: 15_000,
    appName: 'otel-bi',
  };
}

/** `host`, `host,port`, `host:port`, `host\instance` or `host\instance,port`, with or without `tcp:`. */
function serverOf(
  text: string,
  variable: string,
): Pick<SqlServerDsn, 'host'> & Partial<Pick<SqlServerDsn, 'port' | 'instance'>> {
  const parts = /^(?:tcp:)?([A-Za-z0-9._-]+)(?:\\([A-Za-z0-9_$#]+))?(?:[,:] ?([0-9]+))?$/i.exec(text.trim());
  const [, host, instance, port] = parts ?? [];
  if (!host) throw configurationInvalid(variable, 'is none of host, host,port and host\\instance');
  return {
    host,
    ...(instance === undefined ? {} : { instance }),
    ...(port === undefined
      ? instance === undefined
        ? { port: 1433 }
        : {}
      : { port: portOf(port, variable) }),
  };
}

import type { SqlServerDsn } from '../dsn.ts';
import { Secret } from '../secret.ts';
import { configurationInvalid } from './error.ts';
import { booleanOf, encryptOf, portOf, required, secondsAsMs, sqlLogin } from './values.ts';

const defaultAppName = 'otel-bi';
const defaultConnectTimeoutMs = 15_000;

/** Parameters of go-mssqldb that mean nothing here; existing DSNs may carry them. */
const ignored = new Set([
  ...['log', 'keepalive', 'packet size', 'workstation id', 'failoverpartner', 'failoverport'],
  ...['multisubnetfailover', 'columnencryption', 'disableretry', 'protocol', 'guid conversion', 'tlsmin'],
]);

const known = new Set([
  ...['database', 'user id', 'password', 'encrypt', 'trustservercertificate', 'hostnameincertificate'],
  ...['connection timeout', 'dial timeout', 'app name', 'applicationintent'],
]);

/**
 * Parses `sqlserver://user:password@host[:port][/instance]?database=...&...` with the parameter names of
 * go-mssqldb (in any case, blanks as `+` or `%20`). A path is the instance, as there; where no `database`
 * parameter is given it is the database, as in `mssql://user:password@host/database`. Encryption is on
 * unless the DSN switches it off.
 * @throws AppError `configuration_invalid`
 */
export function parseSqlServer(text: string, variable: string, trustDefault?: string): SqlServerDsn {
  const url = parseUrl(text, variable);
  const options = optionsOf(url, variable);
  const path = decode(url.pathname.replace(/^\/+|\/+$/g, ''), variable);
  const database = options.get('database');
  const instance = database === undefined ? undefined : path || undefined;
  return {
    engine: 'mssql',
    host: required(decode(url.hostname, variable), variable, 'has no host').replace(/^\[|\]$/g, ''),
    ...(url.port === ''
      ? instance === undefined
        ? { port: 1433 }
        : {}
      : { port: portOf(url.port, variable) }),
    ...(instance === undefined ? {} : { instance }),
    database: required(database ?? path, variable, 'has no database'),
    ...loginOf(url, options, variable),
    ...securityOf(options, variable, trustDefault),
    connectTimeoutMs: connectTimeoutOf(options, variable),
    appName: options.get('app name') ?? defaultAppName,
  };
}

/** Any special character of the password must be percent-encoded; the message says so, not what it was. */
function parseUrl(text: string, variable: string): URL {
  // `sqlserver:` is not a special scheme, so hosts are not normalised and every port is kept.
  const withScheme = text.replace(/^[^:]+:/, 'sqlserver:');
  if (!/^sqlserver:\/\//.test(withScheme) || !URL.canParse(withScheme)) {
    throw configurationInvalid(
      variable,
      'is no URL of the form sqlserver://user:password@host:port?database=name' +
        ' (special characters in the password must be percent-encoded)',
    );
  }
  return new URL(withScheme);
}

function optionsOf(url: URL, variable: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase();
    if (ignored.has(key)) continue;
    if (!known.has(key)) throw configurationInvalid(variable, 'has a parameter that is not known');
    if (options.has(key)) throw configurationInvalid(variable, `has the parameter "${key}" twice`);
    if (value !== '') options.set(key, value);
  }
  const intent = options.get('applicationintent')?.toLowerCase();
  if (intent !== undefined && intent !== 'readonly') {
    throw configurationInvalid(variable, 'has an ApplicationIntent other than ReadOnly');
  }
  return options;
}

function loginOf(url: URL, options: Map<string, string>, variable: string) {
  const user = decode(url.username, variable) || options.get('user id');
  const password = decode(url.password, variable) || options.get('password');
  return {
    user: sqlLogin(required(user, variable, 'has no user'), variable),
    password: new Secret(required(password, variable, 'has no password')),
  };
}

function securityOf(options: Map<string, string>, variable: string, trustDefault: string | undefined) {
  const encrypt = options.get('encrypt');
  const certificateHost = options.get('hostnameincertificate');
  return {
    encrypt: encrypt === undefined ? ('require' as const) : encryptOf(encrypt, variable),
    trustServerCertificate: trustOf(options.get('trustservercertificate'), variable, trustDefault),
    ...(certificateHost === undefined ? {} : { certificateHost }),
  };
}

/** What the DSN says, else MSSQL_TRUST_SERVER_CERTIFICATE, else false. */
export function trustOf(
  text: string | undefined,
  variable: string,
  trustDefault: string | undefined,
): boolean {
  if (text !== undefined) return booleanOf(text, variable, 'TrustServerCertificate');
  if (!trustDefault) return false;
  return booleanOf(trustDefault, 'MSSQL_TRUST_SERVER_CERTIFICATE', 'value');
}

/** `dial timeout` is go-mssqldb's name, `connection timeout` SqlClient's; 0 of the latter means the default. */
function connectTimeoutOf(options: Map<string, string>, variable: string): number {
  const dial = options.get('dial timeout');
  if (dial !== undefined) return secondsAsMs(dial, variable, 'dial timeout');
  const connection = options.get('connection timeout');
  if (connection === undefined || connection === '0') return defaultConnectTimeoutMs;
  return secondsAsMs(connection, variable, 'connection timeout');
}

function decode(text: string, variable: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The error's text would repeat what may be the password.
    throw configurationInvalid(variable, 'has a % that begins no percent-encoding');
  }
}

/** Where the store is and how to reach it: connection strings in every usual form, and libpq's sslmode. */
import { AppError } from '../contract/errors.ts';

export const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof sslModes)[number];

/** Either one connection string or the discrete parts of POSTGRES_HOST and its siblings. */
export type StoreTarget =
  | { readonly dsn: string /** Used when the string does not say. */; readonly sslmode?: SslMode | undefined }
  | StoreAddress;

export interface StoreAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly sslmode: SslMode;
  /** File with the certificates of the authorities to trust; the system's own when absent. */
  readonly sslrootcert?: string | undefined;
}

const DEFAULT_PORT = '5432';

/**
 * The address that a target means. Accepts `postgresql://` and `postgres://` URLs, the same with a driver
 * suffix (`postgresql+psycopg://`, as SQLAlchemy writes it) and libpq's `host=... dbname=...` form.
 * @throws AppError `configuration_invalid`, whose message never holds the string itself (it has a password)
 */
export function storeAddress(target: StoreTarget): StoreAddress {
  if (!('dsn' in target)) return target;
  const parts = /^postgres(ql)?(\+\w+)?:\/\//i.test(target.dsn)
    ? urlParts(target.dsn)
    : keywordParts(target.dsn);
  const host = parts.get('host') ?? 'localhost';
  if (host.includes(',')) throw invalid('names several hosts; name one');
  const user = required(parts, 'user');
  return {
    host,
    port: portNumber(parts.get('port') ?? DEFAULT_PORT),
    database: parts.get('dbname') ?? user,
    user,
    password: parts.get('password') ?? '',
    sslmode: sslMode(parts.get('sslmode') ?? target.sslmode ?? 'prefer'),
    sslrootcert: parts.get('sslrootcert'),
  };
}

function urlParts(dsn: string): Map<string, string> {
  const url = URL.parse(dsn.replace(/^postgres(ql)?(\+\w+)?:/i, 'postgresql:'));
  if (url === null) throw invalid('is not a valid URL (special characters in a password must be %-encoded)');
  const parts = new Map(url.searchParams);
  const set = (key: string, text: string) => text !== '' && parts.set(key, decoded(text));
  set('host', url.hostname.replace(/^\[(.*)\]$/, '$1'));
  set('port', url.port);
  set('user', url.username);
  set('password', url.password);
  set('dbname', url.pathname.slice(1));
  return parts;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw invalid('has a % that starts no %-encoded character');
    throw error;
  }
}

const KEYWORD = /\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/gy;

function keywordParts(dsn: string): Map<string, string> {
  const parts = new Map<string, string>();
  let end = 0;
  for (const match of dsn.matchAll(KEYWORD)) {
    const [whole, key = '', quoted, plain = ''] = match;
    parts.set(key, (quoted ?? plain).replaceAll(/\\(.)/g, '$1'));
    end = match.index + whole.length;
  }
  if (parts.size === 0 || dsn.slice(end).trim() !== '') {
    throw invalid('is neither a postgresql:// URL nor a host=... dbname=... string');
  }
  return parts;
}

function required(parts: ReadonlyMap<string, string>, key: string): string {
  const value = parts.get(key);
  if (value === undefined || value === '') throw invalid(`has no ${key}`);
  return value;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw invalid('has no valid port');
  return port;
}

function sslMode(text: string): SslMode {
  const mode = sslModes.find((known) => known === text);
  if (mode === undefined) throw invalid(`has an unknown sslmode; known are ${sslModes.join(', ')}`);
  return mode;
}

function invalid(problem: string): AppError {
  return new AppError('configuration_invalid', `the PostgreSQL connection string ${problem}`);
}

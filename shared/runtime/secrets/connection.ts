/** What a secret says of a connection, as the variables that the rest of the configuration reads. */
import * as z from 'zod/mini';
import { env } from '../config/names.ts';
import { configurationError, type Environment, readText } from '../config/reader.ts';

const port = z.union([z.int(), z.string()]);

/** A connection string, or the parts as RDS keeps them. */
const shapes = z.union([
  z.object({ dsn: z.string() }),
  z.object({
    username: z.string(),
    password: z.string(),
    host: z.optional(z.string()),
    port: z.optional(port),
    dbname: z.optional(z.string()),
  }),
]);

type Shape = z.output<typeof shapes>;

/** @throws AppError `configuration_invalid` naming the variable, with nothing of the text */
function parseSecret(text: string, variable: string): Shape {
  if (!text.trimStart().startsWith('{')) return { dsn: text.trim() };
  const parsed = z.safeParse(shapes, parseJson(text));
  if (parsed.success) return parsed.data;
  throw configurationError(
    variable,
    'names a secret that is neither a DSN nor {dsn} nor {username, password, ...}',
  );
}

/** Undefined for what is no JSON: the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The environment with PostgreSQL's address from the secret. Where host, port or database are set beside a
 * secret with a login, they win: the application may go by a proxy, the secret names the server itself.
 */
export function withStoreSecret(environment: Environment, text: string, variable: string): Environment {
  const secret = parseSecret(text, variable);
  const [first, ...synonyms] = env.postgresDsn;
  const unset = Object.fromEntries(synonyms.map((name) => [name, undefined]));
  if ('dsn' in secret) return { ...environment, ...unset, [first]: secret.dsn };
  const part = (names: readonly [string], given: string | number | undefined) =>
    readText(environment, names) ?? given?.toString();
  return {
    ...environment,
    ...unset,
    [first]: undefined,
    [env.postgresHost[0]]: part(env.postgresHost, secret.host),
    [env.postgresPort[0]]: part(env.postgresPort, secret.port),
    [env.postgresDatabase[0]]: part(env.postgresDatabase, secret.dbname),
    [env.postgresUsername[0]]: secret.username,
    [env.postgresPassword[0]]: secret.password,
  };
}

/**
 * The environment with a SQL Server's address from the secret, in place of its DSN.
 * @param prefix `AW_MSSQL` or `WWI_MSSQL`, whose `_SERVER` and `_DATABASE` win over the secret's
 */
export function withWarehouseSecret(
  environment: Environment,
  text: string,
  { variable, prefix }: { readonly variable: string; readonly prefix: 'AW_MSSQL' | 'WWI_MSSQL' },
): Environment {
  const secret = parseSecret(text, variable);
  if ('dsn' in secret) return { ...environment, [`${prefix}_DSN`]: secret.dsn };
  const { host, port: number, dbname, username, password } = secret;
  const server = host === undefined || number === undefined ? host : `${host},${number}`;
  return {
    ...environment,
    [`${prefix}_DSN`]: undefined,
    [`${prefix}_SERVER`]: environment[`${prefix}_SERVER`] || server,
    [`${prefix}_DATABASE`]: environment[`${prefix}_DATABASE`] || dbname,
    [`${prefix}_USERNAME`]: username,
    [`${prefix}_PASSWORD`]: password,
  };
}

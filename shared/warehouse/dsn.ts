import { fromDiscreteVariables } from './dsn/discrete.ts';
import { parseDuckDb } from './dsn/duckdb.ts';
import { configurationInvalid } from './dsn/error.ts';
import { parseSqlServer } from './dsn/sql-server.ts';
import type { WarehouseDomain } from './port.ts';
import type { Secret } from './secret.ts';

/** Where a SQL Server warehouse is and how to reach it. */
export interface SqlServerDsn {
  readonly engine: 'mssql';
  readonly host: string;
  /** TCP port; a named instance without a port is looked up by the SQL Server Browser. */
  readonly port?: number;
  readonly instance?: string;
  readonly database: string;
  readonly user: string;
  readonly password: Secret;
  /** TLS: never, always inside TDS (default), or TDS 8.0 strict. */
  readonly encrypt: 'disable' | 'require' | 'strict';
  readonly trustServerCertificate: boolean;
  /** Name expected in the server's certificate where it differs from the host. */
  readonly certificateHost?: string;
  readonly connectTimeoutMs: number;
  readonly appName: string;
}

/** A DuckDB file, absolute or relative to the working directory. */
export interface DuckDbDsn {
  readonly engine: 'duckdb';
  readonly path: string;
  readonly threads?: number;
  /** DuckDB's own notation, e.g. "1GB". */
  readonly memoryLimit?: string;
}

export type WarehouseDsn = SqlServerDsn | DuckDbDsn;
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ResolvedDsn {
  readonly dsn: WarehouseDsn;
  /** Settings that were overruled, to be reported at start; names only, never values. */
  readonly conflicts: readonly string[];
}

/**
 * The warehouse a domain's environment names: `AW_MSSQL_DSN` (or `WWI_...`), else the discrete variables
 * `AW_MSSQL_SERVER`, `_DATABASE`, `_USERNAME`, `_PASSWORD`.
 * @throws AppError `configuration_invalid` with one message naming the variable, never a secret
 */
export function warehouseDsn(domain: WarehouseDomain, environment: Environment): ResolvedDsn {
  const prefix = domain === 'aw' ? 'AW_MSSQL' : 'WWI_MSSQL';
  const trust = environment.MSSQL_TRUST_SERVER_CERTIFICATE;
  const text = environment[`${prefix}_DSN`];
  if (!text) return { dsn: fromDiscreteVariables(domain, prefix, environment), conflicts: [] };
  const discrete = ['SERVER', 'DATABASE', 'USERNAME', 'PASSWORD'].map((part) => `${prefix}_${part}`);
  return {
    dsn: parseDsn(text, `${prefix}_DSN`, trust),
    conflicts: discrete
      .filter((name) => environment[name])
      .map((name) => `${name} is ignored because ${prefix}_DSN is set`),
  };
}

/**
 * Parses `sqlserver://`, `mssql://` or `duckdb:` text. `trustDefault` is the text of
 * MSSQL_TRUST_SERVER_CERTIFICATE, which holds where the DSN itself says nothing.
 * @throws AppError `configuration_invalid` naming `variable`
 */
export function parseDsn(text: string, variable: string, trustDefault?: string): WarehouseDsn {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'duckdb') return parseDuckDb(text, variable);
  if (scheme === 'sqlserver' || scheme === 'mssql') return parseSqlServer(text, variable, trustDefault);
  throw configurationInvalid(variable, 'must begin with sqlserver://, mssql:// or duckdb:');
}

import { inspect } from 'node:util';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { type Environment, parseDsn, warehouseDsn } from './dsn.ts';

const password = 'S3cret!p@ss/w?rd';
const encoded = encodeURIComponent(password);

/** The parsed DSN as plain data, the password revealed. */
function parsed(text: string, trust?: string) {
  const dsn = parseDsn(text, 'AW_MSSQL_DSN', trust);
  return dsn.engine === 'mssql' ? { ...dsn, password: dsn.password.reveal() } : dsn;
}

const full = {
  engine: 'mssql',
  host: 'db.example.com',
  port: 1433,
  database: 'AdventureWorksDW2022',
  user: 'reader',
  password,
  encrypt: 'require',
  trustServerCertificate: false,
  connectTimeoutMs: 15_000,
  appName: 'otel-bi',
};

describe('a SQL Server URL', () => {
  test.each<[string, object]>([
    [`sqlserver://reader:${encoded}@db.example.com:1433?database=AdventureWorksDW2022`, {}],
    [`sqlserver://reader:${encoded}@db.example.com?database=AdventureWorksDW2022&encrypt=true`, {}],
    [`mssql://reader:${encoded}@db.example.com/AdventureWorksDW2022`, {}],
    [`SQLSERVER://reader:${encoded}@db.example.com/?database=AdventureWorksDW2022`, {}],
    [`sqlserver://db.example.com?user+id=reader&password=${encoded}&database=AdventureWorksDW2022`, {}],
    [`sqlserver://reader:${encoded}@db.example.com:14330/AdventureWorksDW2022`, { port: 14330 }],
    [
      `sqlserver://reader:${encoded}@10.0.0.1/AdventureWorksDW2022?encrypt=disable`,
      { host: '10.0.0.1', encrypt: 'disable' },
    ],
    [
      `sqlserver://reader:${encoded}@[::1]:1433/AdventureWorksDW2022?encrypt=strict`,
      { host: '::1', encrypt: 'strict' },
    ],
    [
      `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?Encrypt=FALSE`,
      { encrypt: 'disable' },
    ],
    [
      `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?TrustServerCertificate=true`,
      { trustServerCertificate: true },
    ],
    [
      `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?dial+timeout=5&connection%20timeout=30&app+name=my%20bi&ApplicationIntent=ReadOnly&log=3`,
      { connectTimeoutMs: 5000, appName: 'my bi' },
    ],
    [
      `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?connection+timeout=30`,
      { connectTimeoutMs: 30_000 },
    ],
    [`sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?connection+timeout=0`, {}],
    [
      `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022?hostNameInCertificate=sql.local`,
      { certificateHost: 'sql.local' },
    ],
    [`sqlserver://re%40der:${encoded}@db.example.com/My%20DW`, { user: 're@der', database: 'My DW' }],
  ])('%s', (text, differences) => {
    expect(parsed(text)).toEqual({ ...full, ...differences });
  });

  test('has the instance as path when the database is a parameter', () => {
    const { port: _looksUp, ...rest } = full;
    expect(
      parsed(`sqlserver://reader:${encoded}@db.example.com/SQLEXPRESS?database=AdventureWorksDW2022`),
    ).toEqual({
      ...rest,
      instance: 'SQLEXPRESS',
    });
  });

  test('takes the trust of the environment where it says nothing itself', () => {
    const text = `sqlserver://reader:${encoded}@db.example.com/AdventureWorksDW2022`;
    expect(parsed(text, 'true')).toEqual({ ...full, trustServerCertificate: true });
    expect(parsed(`${text}?TrustServerCertificate=false`, 'true')).toEqual(full);
  });
});

describe('a DuckDB DSN', () => {
  test.each<[string, object]>([
    ['duckdb:/data/aw.duckdb', { path: '/data/aw.duckdb' }],
    ['duckdb:data/aw file.duckdb', { path: 'data/aw file.duckdb' }],
    ['duckdb:///data/aw.duckdb', { path: '/data/aw.duckdb' }],
    ['duckdb:C:\\data\\aw.duckdb', { path: 'C:\\data\\aw.duckdb' }],
    [
      'duckdb:./aw.duckdb?threads=2&memory_limit=512MB',
      { path: './aw.duckdb', threads: 2, memoryLimit: '512MB' },
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toEqual({ engine: 'duckdb', ...expected });
  });
});

describe('a bad DSN is refused with its variable and without its password', () => {
  test.each([
    ['empty scheme', `//reader:${password}@host/db`],
    ['another scheme', `postgres://reader:${encoded}@host/db`],
    ['no URL', `sqlserver:reader:${encoded}`],
    ['an unencoded password', `sqlserver://reader:${password}@host:1433?database=db`],
    ['a broken encoding', 'sqlserver://reader:S3cret%zz@host/db'],
    ['no host', `sqlserver://reader:${encoded}@/db`],
    ['no database', `sqlserver://reader:${encoded}@host`],
    ['no user', `sqlserver://:${encoded}@host/db`],
    ['no password', 'sqlserver://reader@host/db'],
    ['port 0', `sqlserver://reader:${encoded}@host:0/db`],
    ['a huge port', `sqlserver://reader:${encoded}@host:99999/db`],
    ['an unknown parameter', `sqlserver://reader:${encoded}@host/db?trust=${encoded}`],
    ['a parameter twice', `sqlserver://reader:${encoded}@host/db?encrypt=true&Encrypt=false`],
    ['an unknown encrypt', `sqlserver://reader:${encoded}@host/db?encrypt=maybe`],
    ['a trust that is neither', `sqlserver://reader:${encoded}@host/db?TrustServerCertificate=maybe`],
    ['a timeout in words', `sqlserver://reader:${encoded}@host/db?dial+timeout=long`],
    ['a timeout of a day', `sqlserver://reader:${encoded}@host/db?connection+timeout=86400`],
    ['an intent to write', `sqlserver://reader:${encoded}@host/db?ApplicationIntent=ReadWrite`],
    ['a Windows account', `sqlserver://CORP%5Creader:${encoded}@host/db`],
    ['no file', 'duckdb:'],
    ['memory', 'duckdb::memory:'],
    ['another host', 'duckdb://host/aw.duckdb'],
    ['an unknown DuckDB parameter', 'duckdb:aw.duckdb?access_mode=read_write'],
    ['no threads', 'duckdb:aw.duckdb?threads=0'],
    ['no size', 'duckdb:aw.duckdb?memory_limit=lots'],
  ])('%s', (_case, text) => {
    const error = caught(() => parseDsn(text, 'WWI_MSSQL_DSN'));
    expect(error).toMatchObject({ code: 'configuration_invalid' });
    expect(error.message).toMatch(/^WWI_MSSQL_DSN .+\.$/);
    expect(inspect(error)).not.toMatch(/S3cret/);
  });
});

describe('the environment', () => {
  const discrete: Environment = {
    WWI_MSSQL_SERVER: 'db.example.com',
    WWI_MSSQL_USERNAME: 'reader',
    WWI_MSSQL_PASSWORD: password,
  };

  test.each<[string, object]>([
    ['db.example.com', { host: 'db.example.com', port: 1433 }],
    ['db.example.com,14330', { host: 'db.example.com', port: 14330 }],
    ['tcp:db.example.com,14330', { host: 'db.example.com', port: 14330 }],
    ['db.example.com:14330', { host: 'db.example.com', port: 14330 }],
    ['db.example.com\\SQLEXPRESS', { host: 'db.example.com', instance: 'SQLEXPRESS' }],
    ['db\\SQLEXPRESS,14330', { host: 'db', instance: 'SQLEXPRESS', port: 14330 }],
  ])('names a server as %s', (server, expected) => {
    const { dsn } = warehouseDsn('wwi', { ...discrete, WWI_MSSQL_SERVER: server });
    expect(dsn).toMatchObject({ ...expected, database: 'WideWorldImportersDW', encrypt: 'require' });
    expect('port' in expected || !('port' in dsn)).toBe(true);
  });

  test('has defaults for database and trust, each of which can be set', () => {
    expect(warehouseDsn('wwi', discrete).dsn).toMatchObject({ trustServerCertificate: false });
    const set = { ...discrete, WWI_MSSQL_DATABASE: 'Other', MSSQL_TRUST_SERVER_CERTIFICATE: 'true' };
    expect(warehouseDsn('wwi', set).dsn).toMatchObject({ database: 'Other', trustServerCertificate: true });
    const aw = { AW_MSSQL_SERVER: 'h', AW_MSSQL_USERNAME: 'u', AW_MSSQL_PASSWORD: 'p' };
    expect(warehouseDsn('aw', aw).dsn).toMatchObject({ database: 'AdventureWorksDW2022' });
  });

  test('prefers the DSN and names what it overrules', () => {
    const { dsn, conflicts } = warehouseDsn('wwi', { ...discrete, WWI_MSSQL_DSN: 'duckdb:wwi.duckdb' });
    expect(dsn).toEqual({ engine: 'duckdb', path: 'wwi.duckdb' });
    expect(conflicts).toHaveLength(3);
    expect(conflicts[0]).toBe('WWI_MSSQL_SERVER is ignored because WWI_MSSQL_DSN is set');
    expect(conflicts.join()).not.toContain(password);
  });

  test.each<[string, string, Environment]>([
    ['AW_MSSQL_DSN', 'nothing set', {}],
    ['AW_MSSQL_DSN', 'only the other domain set', discrete],
    ['AW_MSSQL_DSN', 'an empty DSN', { AW_MSSQL_DSN: '' }],
    ['AW_MSSQL_USERNAME', 'no user', { AW_MSSQL_SERVER: 'h', AW_MSSQL_PASSWORD: password }],
    ['AW_MSSQL_PASSWORD', 'no password', { AW_MSSQL_SERVER: 'h', AW_MSSQL_USERNAME: 'u' }],
    [
      'AW_MSSQL_SERVER',
      'no server name',
      { AW_MSSQL_SERVER: 'h h', AW_MSSQL_USERNAME: 'u', AW_MSSQL_PASSWORD: password },
    ],
    [
      'AW_MSSQL_SERVER',
      'a bad port',
      { AW_MSSQL_SERVER: 'h,0', AW_MSSQL_USERNAME: 'u', AW_MSSQL_PASSWORD: password },
    ],
    [
      'MSSQL_TRUST_SERVER_CERTIFICATE',
      'a trust that is neither',
      {
        AW_MSSQL_SERVER: 'h',
        AW_MSSQL_USERNAME: 'u',
        AW_MSSQL_PASSWORD: password,
        MSSQL_TRUST_SERVER_CERTIFICATE: 'x',
      },
    ],
  ])('names %s for %s', (variable, _case, environment) => {
    const error = caught(() => warehouseDsn('aw', environment));
    expect(error).toMatchObject({ code: 'configuration_invalid' });
    expect(error.message.startsWith(`${variable} `)).toBe(true);
    expect(error.message).not.toContain(password);
  });
});

test('a parsed DSN shows its password to nobody who prints it', () => {
  const dsn = parseDsn(`sqlserver://reader:${encoded}@host/db`, 'AW_MSSQL_DSN');
  const shown = [inspect(dsn, { depth: 9, showHidden: true }), JSON.stringify(dsn), `${Object.values(dsn)}`];
  for (const text of shown) {
    expect(text).not.toContain('S3cret');
    expect(text).toContain('[redacted]');
  }
});

function caught(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return expect.unreachable('expected an AppError');
}

import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkConnections, checkPort, connectionWarnings } from './check.ts';

describe('settings of connections', () => {
  it.each([
    [{ AW_MSSQL_DSN: 'nonsense' }, /^AW_MSSQL_DSN must begin with/],
    [{ WWI_MSSQL_SERVER: 'warehouse' }, /^WWI_MSSQL_USERNAME is not set/],
    [{ MSSQL_ALLOW_WRITABLE_LOGIN: '7' }, /^MSSQL_ALLOW_WRITABLE_LOGIN must be/],
    [{ MSSQL_TRUST_SERVER_CERTIFICATE: 'perhaps' }, /^MSSQL_TRUST_SERVER_CERTIFICATE must be/],
    [{ POSTGRES_SSLMODE: 'maybe' }, /^POSTGRES_SSLMODE must be/],
    [{ POSTGRES_POOL_SIZE: '0' }, /^POSTGRES_POOL_SIZE must be/],
    [{ POSTGRES_PORT: 'abc' }, /^POSTGRES_PORT must be/],
    [{ POSTGRES_DSN: 'mysql://a:geheim@h/d' }, /^POSTGRES_DSN cannot be used/],
    [{ POSTGRES_MIGRATION_DSN: 'zzz' }, /^POSTGRES_MIGRATION_DSN cannot be used/],
  ])('that cannot be used stop the start: %o', (environment, message) => {
    expect(() => checkConnections(environment)).toThrow(message);
  });

  it('may all be absent', () => {
    expect(() => checkConnections({})).not.toThrow();
    expect(connectionWarnings({})).toEqual([]);
  });

  it('without effect are told by name, never by value', () => {
    const told = connectionWarnings({
      AW_MSSQL_PASSWORD: 'geheim',
      POSTGRES_PASSWORD: 'geheim',
      FRONTEND_JWT_JWKS_URL: 'https://sso.example/keys',
    });
    expect(told).toEqual([
      expect.stringMatching(/^AW_MSSQL_PASSWORD is ignored: neither AW_MSSQL_DSN nor AW_MSSQL_SERVER/),
      expect.stringMatching(/^POSTGRES_PASSWORD is ignored: neither POSTGRES_DSN nor POSTGRES_HOST/),
      expect.stringMatching(/^FRONTEND_JWT_JWKS_URL is ignored: FRONTEND_JWT_ISSUER_URL is not set/),
    ]);
    expect(told.join()).not.toContain('geheim');
  });

  it('that are overruled by a DSN are told', () => {
    const environment = { AW_MSSQL_DSN: 'duckdb:/data/aw.duckdb', AW_MSSQL_SERVER: 'warehouse' };
    expect(connectionWarnings(environment)).toEqual([
      'AW_MSSQL_SERVER is ignored because AW_MSSQL_DSN is set',
    ]);
  });
});

describe('a port', () => {
  it('that is taken is refused by its number, one that is free is left free', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(checkPort(port)).rejects.toThrow(`port ${port} is in use; set PORT`);
    await new Promise((resolve) => taken.close(resolve));
    await checkPort(port);
    await checkPort(port);
  });
});

import { connect, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { parseDsn, type SqlServerDsn } from '../dsn.ts';
import { codeOf, engineSuite } from '../engine.suite.ts';
import { Secret } from '../secret.ts';
import { openSqlServer } from './engine.ts';

const variable = 'TEST_AW_MSSQL_DSN';
const text = process.env[variable];

function testDsn(): SqlServerDsn {
  const dsn = parseDsn(text ?? '', variable);
  if (dsn.engine !== 'mssql') throw new TypeError(`${variable} must name a SQL Server`);
  return dsn;
}

/** Listens on a free port of the loopback interface and answers the port. */
async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

// Babelfish reads a cancellation only between statements: set TEST_MSSQL_CANCEL=true on a SQL Server.
describe.skipIf(!text)(`SQL Server engine (needs ${variable})`, () => {
  engineSuite({
    open: async () => openSqlServer('aw', testDsn()),
    interruptible: process.env.TEST_MSSQL_CANCEL === 'true',
  });

  test('goes on when its pooled connections died', async () => {
    const target = testDsn();
    const open = new Set<Socket>();
    const proxy = createServer((inbound) => {
      const outbound = connect(target.port ?? 1433, target.host);
      for (const socket of [inbound, outbound]) open.add(socket.on('error', () => socket.destroy()));
      inbound.pipe(outbound).pipe(inbound);
    });
    const port = await listen(proxy);
    const warehouse = openSqlServer('aw', { ...target, host: '127.0.0.1', port }, { maxConnections: 1 });
    await warehouse.ping();
    for (const socket of open) socket.resetAndDestroy();
    await expect(warehouse.ping()).resolves.toBeUndefined();
    await warehouse.close();
    for (const socket of open) socket.destroy();
    proxy.close();
  });

  test('refuses a wrong password without telling it', async () => {
    const password = new Secret('Wrong-Pass-1');
    const warehouse = openSqlServer('aw', { ...testDsn(), password });
    await expect(warehouse.ping()).rejects.toMatchObject({
      code: 'warehouse_unavailable',
      message: 'The warehouse refused the login or the database.',
    });
    await warehouse.close();
  });
});

const writer = process.env.TEST_AW_MSSQL_WRITER_DSN;
describe.skipIf(!writer)('SQL Server login that can write (needs TEST_AW_MSSQL_WRITER_DSN)', () => {
  const dsn = parseDsn(writer || 'duckdb:unused', 'TEST_AW_MSSQL_WRITER_DSN');

  test('is refused, unless a setting allows it', async () => {
    if (dsn.engine !== 'mssql') throw new TypeError('the DSN must name a SQL Server');
    const refused = openSqlServer('aw', dsn);
    expect(await codeOf(refused.ping())).toBe('warehouse_writable_login');
    await refused.close();
    const allowed = openSqlServer('aw', dsn, { allowWritableLogin: true });
    await expect(allowed.ping()).resolves.toBeUndefined();
    await allowed.close();
  });
});

describe('SQL Server that does not answer', () => {
  const nowhere: SqlServerDsn = {
    engine: 'mssql',
    host: '127.0.0.1',
    port: 1,
    database: 'd',
    user: 'u',
    password: new Secret('p'),
    encrypt: 'disable',
    trustServerCertificate: false,
    connectTimeoutMs: 5000,
    appName: 'test',
  };

  test('is unavailable when it refuses the connection', async () => {
    const warehouse = openSqlServer('aw', nowhere);
    expect(await codeOf(warehouse.ping())).toBe('warehouse_unavailable');
    await warehouse.close();
    expect(await codeOf(warehouse.ping())).toBe('warehouse_unavailable');
  });

  test('is given up at the deadline when it accepts and stays silent', async () => {
    const silent = createServer(() => undefined);
    const port = await listen(silent);
    const warehouse = openSqlServer('aw', { ...nowhere, port, connectTimeoutMs: 300 });
    expect(await codeOf(warehouse.ping({ timeoutMs: 100 }))).toBe('warehouse_timeout');
    expect(await codeOf(warehouse.ping({ timeoutMs: 20_000 }))).toBe('warehouse_unavailable');
    await warehouse.close();
    silent.close();
  });
});

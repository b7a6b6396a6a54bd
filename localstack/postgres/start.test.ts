import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, embeddedDatabaseOptions, startEmbeddedPostgres } from './start.ts';

const asOwner = async () => undefined;
const open = (dsn: string) => openDatabase({ dsn }, embeddedDatabaseOptions);

/** A bare client that speaks the protocol, to go away at any moment and in any state. */
async function rawClient(dsn: string): Promise<Socket> {
  const socket = connect(Number(new URL(dsn).port), '127.0.0.1');
  const parameters = 'user\0postgres\0database\0postgres\0\0';
  socket.write(message('', Buffer.concat([int(196_608), Buffer.from(parameters)])));
  await once(socket, 'data');
  return socket;
}

const int = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const message = (type: string, body: Buffer) =>
  Buffer.concat([Buffer.from(type), int(body.length + 4), body]);
const simpleQuery = (sql: string) => message('Q', Buffer.from(`${sql}\0`));

describe('embedded PostgreSQL', () => {
  let created: string;
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const start = async () => {
    server = await startEmbeddedPostgres({ dataDir, prepare: asOwner });
    return server;
  };

  /** Making the files takes seconds, so it is done once. */
  beforeAll(async () => {
    created = mkdtempSync(join(tmpdir(), 'otel-bi-embedded-'));
    await (await startEmbeddedPostgres({ dataDir: created, prepare: asOwner })).close();
  });
  afterAll(() => rmSync(created, { recursive: true }));
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'otel-bi-embedded-'));
    cpSync(created, dataDir, { recursive: true });
  });
  afterEach(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true });
  });

  it('keeps everything over a second start', async () => {
    const first = await start();
    const database = open(first.dsn);
    await database.query('CREATE TABLE kept (i int)');
    await database.query('INSERT INTO kept SELECT generate_series(1, 1000)');
    await database.close();
    await first.close();
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false);

    const again = open((await start()).dsn);
    expect(await again.query('SELECT count(*) AS n FROM kept')).toEqual([{ n: 1000 }]);
    await again.close();
  });

  it('closes while clients are connected, one of them in a transaction', async () => {
    const running = await start();
    const database = open(running.dsn);
    await database.query('CREATE TABLE kept (i int)');
    const idle = await rawClient(running.dsn);
    idle.write(simpleQuery('BEGIN; INSERT INTO kept VALUES (1)'));
    await once(idle, 'data');
    await running.close();
    await database.close();

    const again = open((await start()).dsn);
    expect(await again.query('SELECT count(*) AS n FROM kept')).toEqual([{ n: 0 }]);
    await again.close();
  });

  it.skipIf(process.platform === 'win32')(
    'answers through a socket that no other user can reach',
    async () => {
      server = await startEmbeddedPostgres({ dataDir, prepare: asOwner, isPrivate: true });
      const folder = new URLSearchParams(server.dsn.split('?')[1]).get('host') ?? '';
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      const database = open(server.dsn);
      expect(await database.query('SELECT $1::int AS one', [1])).toEqual([{ one: 1 }]);
      await database.close();
      await server.close();
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('keeps what was committed when its process is killed, and starts again', async () => {
    const script = `
      import { startEmbeddedPostgres, embeddedDatabaseOptions } from ${JSON.stringify(join(import.meta.dirname, 'start.ts'))};
      import { openDatabase } from '@otel-bi/shared/store/pool.ts';
      const { dsn } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, prepare: async () => undefined });
      const database = openDatabase({ dsn }, embeddedDatabaseOptions);
      await database.query('CREATE TABLE kept (i int)');
      await database.query('INSERT INTO kept SELECT generate_series(1, 1000)');
      process.stdout.write('written');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(start()).rejects.toMatchObject({
      code: 'configuration_invalid',
      message: expect.stringContaining(`process ${child.pid}`),
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(true);

    const again = open((await start()).dsn);
    expect(await again.query('SELECT count(*) AS n FROM kept')).toEqual([{ n: 1000 }]);
    await again.close();
  });

  it('begins afresh after a first start that was killed half way', async () => {
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    mkdirSync(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const database = open((await start()).dsn);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('lets go of the directory when preparing it fails', async () => {
    const failing = startEmbeddedPostgres({
      dataDir,
      prepare: () => Promise.reject(new RangeError('no migration')),
    });
    await expect(failing).rejects.toThrow('no migration');
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false);
    await start();
  });

  it('answers each of many clients with its own rows, large statements among them', async () => {
    const database = open((await start()).dsn);
    const large = 'x'.repeat(3_000_000);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        i % 2 === 0
          ? database.query(`SELECT length($1) AS v${i}`, [large])
          : database.query(`SELECT $1::int AS v${i}`, [i]),
      ),
    );
    expect(answers).toEqual(answers.map((_, i) => [{ [`v${i}`]: i % 2 === 0 ? large.length : i }]));
    await database.close();
  });

  it('makes others wait for a transaction, and rolls it back when its client goes', async () => {
    const { dsn } = await start();
    const database = open(dsn);
    await database.query('CREATE TABLE seen (i int)');
    const client = await rawClient(dsn);
    client.write(simpleQuery('BEGIN; INSERT INTO seen VALUES (1)'));
    await once(client, 'data');
    let isAnswered = false;
    const waiting = database.query('SELECT count(*) AS n FROM seen').finally(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAnswered).toBe(false);
    client.destroy();
    expect(await waiting).toEqual([{ n: 0 }]);
    await database.close();
  });

  it('goes on when a client goes in the middle of a statement', async () => {
    const { dsn } = await start();
    const database = open(dsn);
    const client = await rawClient(dsn);
    client.write(message('P', Buffer.from('\0SELECT 1\0\0\0')));
    client.write(message('B', Buffer.from('\0\0\0\0\0\0\0\0')));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const waiting = database.query('SELECT $1::int AS two', [2]);
    client.destroy();
    expect(await waiting).toEqual([{ two: 2 }]);
    await database.close();
  });

  it('survives a client that speaks no PostgreSQL', async () => {
    const { dsn } = await start();
    const database = open(dsn);
    const client = connect(Number(new URL(dsn).port), '127.0.0.1');
    client.on('error', () => {});
    client.write(message('', Buffer.concat([int(196_608), Buffer.from('nonsense')])));
    client.write(message('?', Buffer.from('GET / HTTP/1.1\r\n\r\n')));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await database.query('SELECT $1::int AS one', [1])).toEqual([{ one: 1 }]);
    client.destroy();
    expect(await database.query('SELECT $1::int AS two', [2])).toEqual([{ two: 2 }]);
    await database.close();
  });
});

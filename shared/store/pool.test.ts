import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from './database.ts';
import { sqlState } from './errors.ts';
import { type DatabaseOptions, openDatabase } from './pool.ts';
import { uuidv7 } from './uuid.ts';

const newSlot = (database: Pick<Database, 'query'>, key: string) =>
  database.query(`INSERT INTO job_slots (id, job_id, domain, slot_key) VALUES ($1, 'pool.test', 'aw', $2)`, [
    uuidv7(),
    key,
  ]);

function portOf(server: Server): string {
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : undefined);
}

describe.each(testEngines)('the database on $name', ({ isServer, missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let database: Database;
    const open = (options: DatabaseOptions = {}) =>
      openDatabase({ dsn: server.dsn }, { ...server.options, ...options });
    const slots = async (key: string) => {
      const rows = await database.query('SELECT 1 FROM job_slots WHERE slot_key = $1', [key]);
      return rows.length;
    };

    beforeAll(async () => {
      server = await start();
      database = open();
    });
    afterAll(async () => {
      await database?.close();
      await server?.close();
    });

    it('answers normalised values', async () => {
      const [row] = await database.query(
        `SELECT 9007199254740991::bigint AS "int", 29358677.2207::numeric(19, 4) AS money,
                0.1::double precision + 0.2::double precision AS double, DATE '2014-01-28' AS date,
                TIMESTAMPTZ '2014-01-28 23:59:59.123456+02' AS instant, '{"a": [1.5, null]}'::jsonb AS json,
                true AS bool, NULL::bigint AS nothing, 'é😀' AS text, sha256('a') AS bytes`,
      );
      expect(row).toEqual({
        int: 9007199254740991,
        money: '29358677.2207',
        double: 0.1 + 0.2,
        date: '2014-01-28',
        instant: '2014-01-28T21:59:59.123456Z',
        json: { a: [1.5, null] },
        bool: true,
        nothing: null,
        text: 'é😀',
        bytes: Buffer.from('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', 'hex'),
      });
    });

    it('refuses a 64-bit integer that a number cannot hold', async () => {
      await expect(database.query('SELECT 9007199254740993::bigint')).rejects.toMatchObject({
        code: 'internal',
      });
      expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('keeps a bad statement out of the message and its SQLSTATE at hand', async () => {
      const error: unknown = await database.query('SELECT secret_name').catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') });
      expect(sqlState(error)).toBe('42703');
    });

    it('commits what a transaction did', async () => {
      expect(
        await database.transaction(async (transaction) => {
          await newSlot(transaction, 'committed');
          return 'done';
        }),
      ).toBe('done');
      expect(await slots('committed')).toBe(1);
    });

    it('rolls back when the work fails, and passes its error on', async () => {
      const failing = database.transaction(async (transaction) => {
        await newSlot(transaction, 'rolled back');
        throw new RangeError('of the work');
      });
      await expect(failing).rejects.toThrow(new RangeError('of the work'));
      expect(await slots('rolled back')).toBe(0);
    });

    it('does not call a transaction done whose failed statement the work forgave', async () => {
      const forgiving = database.transaction(async (transaction) => {
        await newSlot(transaction, 'forgiven');
        await transaction.query('SELECT 1 / 0').catch(() => {});
      });
      await expect(forgiving).rejects.toMatchObject({ code: 'internal' });
      expect(await slots('forgiven')).toBe(0);
    });

    it('runs nothing for a caller that has gone', async () => {
      await expect(
        database.query('SELECT 1', undefined, { signal: AbortSignal.abort() }),
      ).rejects.toMatchObject({ code: 'request_cancelled' });
    });

    it('stops waiting when the caller goes, while a connection is waited for', async () => {
      const single = open({ maxConnections: 1 });
      const caller = new AbortController();
      await single.transaction(async () => {
        const waiting = single.query('SELECT 1', undefined, { signal: caller.signal });
        setTimeout(() => caller.abort(), 20);
        await expect(waiting).rejects.toMatchObject({ code: 'request_cancelled' });
      });
      expect(await single.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await single.close();
    });

    it('gives up a statement that waits too long for another transaction', async () => {
      const other = open();
      await database.transaction(async (transaction) => {
        await newSlot(transaction, 'contended');
        await expect(
          other.query(
            `INSERT INTO job_slots (id, job_id, domain, slot_key) VALUES ($1, 'pool.test', 'aw', 'contended')`,
            [uuidv7()],
            { timeoutMs: 50 },
          ),
        ).rejects.toMatchObject({ code: 'store_unavailable', retryAfterSeconds: 5 });
      });
      expect(await slots('contended')).toBe(1);
      expect(await other.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await other.close();
    });

    it('rolls back a transaction whose caller goes', async () => {
      const caller = new AbortController();
      const work = database.transaction(
        async (transaction) => {
          await newSlot(transaction, 'cancelled');
          caller.abort();
          await transaction.query('SELECT 1');
        },
        { signal: caller.signal },
      );
      await expect(work).rejects.toMatchObject({ code: 'request_cancelled' });
      expect(await slots('cancelled')).toBe(0);
    });

    it('drops a connection that died in silence while its process was frozen', async () => {
      const address = new URL(server.dsn);
      const { hostname, port } = address;
      const connections: [Socket, Socket][] = [];
      const proxy = createServer((client) => {
        const upstream = connect(Number(port), hostname);
        for (const socket of [client, upstream]) socket.on('error', () => {});
        client.pipe(upstream).pipe(client);
        connections.push([client, upstream]);
      }).listen(0, '127.0.0.1');
      await once(proxy, 'listening');
      address.port = portOf(proxy);
      const frozen = openDatabase({ dsn: address.href }, server.options);
      await frozen.ping();
      const before = connections.length;
      for (const [client, upstream] of connections) client.unpipe(upstream);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      try {
        expect(await frozen.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
        expect(connections).toHaveLength(before + 1);
      } finally {
        vi.useRealTimers();
      }
      await frozen.close();
      for (const [client] of connections) client.destroy();
      proxy.close();
    });

    it.runIf(isServer)('cancels the statement on the server', async () => {
      const caller = new AbortController();
      const sleeping = database.query(`SELECT pg_sleep(20), 'cancel me'`, undefined, {
        signal: caller.signal,
      });
      await sleep(100);
      caller.abort();
      await expect(sleeping).rejects.toMatchObject({ code: 'request_cancelled' });
      const isRunning = async () => {
        const rows = await database.query(
          `SELECT 1 FROM pg_stat_activity
           WHERE state = 'active' AND query LIKE '%cancel me%' AND pid <> pg_backend_pid()`,
        );
        return rows.length > 0;
      };
      await expect.poll(isRunning).toBe(false);
    });

    it.runIf(isServer)('reconnects when the server has dropped its connections', async () => {
      const owner = openDatabase({ dsn: server.ownerDsn });
      await database.ping();
      await owner.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> pg_backend_pid()',
        [server.role],
      );
      await expect.poll(() => database.ping().then(() => 'answers', String)).toBe('answers');
      await owner.close();
    });

    it.runIf(isServer)('reports a connection lost in a transaction as an outage', async () => {
      const owner = openDatabase({ dsn: server.ownerDsn });
      const work = database.transaction(async (transaction) => {
        const [me] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await owner.query('SELECT pg_terminate_backend($1)', [me?.pid ?? 0]);
        await sleep(50);
        await transaction.query('SELECT 1');
      });
      await expect(work).rejects.toMatchObject({ code: 'store_unavailable' });
      await database.ping();
      await owner.close();
    });

    it.runIf(isServer)('acts as the role it is told to', async () => {
      const owner = openDatabase({ dsn: server.ownerDsn }, { role: server.role });
      expect(await owner.query('SELECT current_user::text AS me')).toEqual([{ me: server.role }]);
      await owner.close();
    });

    it.runIf(isServer)('refuses a wrong password as an outage', async () => {
      const dsn = new URL(server.dsn);
      dsn.password = 'wrong';
      const stranger = openDatabase({ dsn: dsn.href });
      await expect(stranger.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
      await stranger.close();
    });
  });
});

describe('a store that is not there', () => {
  const listen = async (onConnect: (socket: Socket) => void) => {
    const server = createServer(onConnect).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, dsn: `postgresql://ann:secret@127.0.0.1:${portOf(server)}/otel_bi` };
  };

  it('is store_unavailable when nothing listens', async () => {
    const { server, dsn } = await listen(() => {});
    server.close();
    const database = openDatabase({ dsn });
    await expect(database.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await database.close();
  });

  it('is store_unavailable when it never answers', async () => {
    const { server, dsn } = await listen(() => {});
    const database = openDatabase({ dsn, sslmode: 'disable' }, { connectTimeoutMs: 50 });
    await expect(database.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    await database.close();
    server.close();
  });

  it('is tried again, and then without TLS under sslmode prefer', async () => {
    const seen: string[] = [];
    const { server, dsn } = await listen((socket) => {
      socket.on('error', () => {});
      if (seen.length < 2) {
        seen.push('reset');
        socket.resetAndDestroy();
        return;
      }
      socket.once('data', (data) => {
        const isTlsRequest = data.readInt32BE(4) === 80_877_103;
        seen.push(isTlsRequest ? 'tls' : 'plain');
        if (isTlsRequest) socket.write('N');
        else socket.destroy();
      });
    });
    const database = openDatabase({ dsn });
    await expect(database.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(seen.slice(0, 4)).toEqual(['reset', 'reset', 'tls', 'plain']);
    await database.close();
    server.close();
  });

  it('gets no plain connection under sslmode require', async () => {
    const seen: string[] = [];
    const { server, dsn } = await listen((socket) => {
      socket.on('error', () => {});
      socket.once('data', (data) => {
        seen.push(data.readInt32BE(4) === 80_877_103 ? 'tls' : 'plain');
        socket.write('N');
      });
    });
    const database = openDatabase({ dsn, sslmode: 'require' });
    await expect(database.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(seen).toEqual(['tls']);
    await database.close();
    server.close();
  });
});

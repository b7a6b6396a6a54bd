import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedDatabaseOptions, startEmbeddedPostgres } from '@otel-bi/localstack/postgres/start.ts';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './pool.ts';
import { migrationsTable } from './tables.ts';

const names = migrations.map(({ name }) => name);
const extra = { name: '9999-extra', sql: 'CREATE TABLE extra (i int)' };
const role = { name: 'otel_bi_app' };

describe('migrations on PGlite', () => {
  it('run once, however often and however many at a time they are asked for', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'otel-bi-migrate-'));
    const server = await startEmbeddedPostgres({
      dataDir,
      async prepare(ownerDsn) {
        const clients = [1, 2, 3, 4].map(() => openDatabase({ dsn: ownerDsn }, embeddedDatabaseOptions));
        const results = await Promise.all(clients.map((client) => migrate(client, { role })));
        expect(results.map(({ applied }) => applied).toSorted()).toEqual([[], [], [], names]);
        expect(results.map((result) => result.role)).toEqual(Array(4).fill('granted'));
        await Promise.all(clients.map((client) => client.close()));
        return role.name;
      },
    });
    await server.close();
    // The second start of the product: the same directory again.
    const again = await startEmbeddedPostgres({
      dataDir,
      async prepare(ownerDsn) {
        const client = openDatabase({ dsn: ownerDsn }, embeddedDatabaseOptions);
        expect(await migrate(client, { role })).toEqual({ applied: [], role: 'granted' });
        await client.close();
        return role.name;
      },
    });
    await again.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe.each(testEngines.filter(({ isServer }) => isServer))('migrations on $name', ({ missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let owner: Database;
    let scratch = 0;
    const created: string[] = [];

    beforeAll(async () => {
      server = await start();
      owner = openDatabase({ dsn: server.ownerDsn });
    });
    afterAll(async () => {
      for (const name of created) await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await owner?.close();
      await server?.close();
    });

    /** A new, empty database. */
    const empty = async () => {
      scratch += 1;
      const name = `${server.role}_${scratch}`;
      await owner.query(`CREATE DATABASE ${name}`);
      created.push(name);
      const url = new URL(server.ownerDsn);
      url.pathname = `/${name}`;
      return url.href;
    };
    const own = { name: '' };
    beforeAll(() => {
      own.name = server.role;
    });

    it('run once when four processes ask at the same time', async () => {
      const dsn = await empty();
      const clients = [1, 2, 3, 4].map(() => openDatabase({ dsn }));
      const results = await Promise.all(clients.map((client) => migrate(client, { role: own })));
      expect(results.map(({ applied }) => applied).toSorted()).toEqual([[], [], [], names]);
      expect(await migrate(clients[0] ?? owner, { role: own })).toEqual({ applied: [], role: 'granted' });
      await Promise.all(clients.map((client) => client.close()));
    });

    it('leave nothing behind when one fails', async () => {
      const client = openDatabase({ dsn: await empty() });
      const broken = [...migrations, { name: '9998-broken', sql: 'CREATE TABLE half (i int); SELECT 1 / 0' }];
      await expect(migrate(client, { role: own, migrations: broken })).rejects.toMatchObject({
        code: 'internal',
      });
      expect(await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
      expect((await migrate(client, { role: own })).applied).toEqual(names);
      await client.close();
    });

    it('add only what is new', async () => {
      const client = openDatabase({ dsn: await empty() });
      await migrate(client, { role: own });
      expect((await migrate(client, { role: own, migrations: [...migrations, extra] })).applied).toEqual([
        extra.name,
      ]);
      // An older release that starts after a newer one.
      expect((await migrate(client, { role: own })).applied).toEqual([]);
      await client.close();
    });

    it('refuse to go on when one was changed after it had run', async () => {
      const client = openDatabase({ dsn: await empty() });
      await migrate(client, { role: own, migrations: [...migrations, extra] });
      const changed = [...migrations, { ...extra, sql: `${extra.sql} ` }];
      await expect(migrate(client, { role: own, migrations: changed })).rejects.toMatchObject({
        code: 'configuration_invalid',
        message: expect.stringContaining(extra.name),
      });
      await client.close();
    });

    it('take back rights that somebody gave by hand', async () => {
      const client = openDatabase({ dsn: await empty() });
      await migrate(client, { role: own });
      await client.query(`GRANT ALL ON audit_log TO ${own.name}, PUBLIC`);
      await migrate(client, { role: own });
      const rights = await client.query(
        `SELECT privilege_type::text AS right FROM information_schema.role_table_grants
         WHERE table_name = 'audit_log' AND grantee IN ($1, 'PUBLIC') ORDER BY 1`,
        [own.name],
      );
      expect(rights).toEqual([{ right: 'INSERT' }, { right: 'SELECT' }]);
      await client.close();
    });

    it('say so when the role is missing and may not be made, or is the owner', async () => {
      const dsn = new URL(await empty());
      const name = `${own.name}_plain`;
      await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
      const database = dsn.pathname.slice(1);
      await owner.query(`ALTER DATABASE ${database} OWNER TO ${name}`);
      [dsn.username, dsn.password] = [name, 'plain'];
      const client = openDatabase({ dsn: dsn.href });
      expect((await migrate(client, { role: { name: `${own.name}_absent` } })).role).toBe('missing');
      expect((await migrate(client, { role: { name } })).role).toBe('owner');
      expect(await client.query(`SELECT count(*) AS n FROM ${migrationsTable}`)).toEqual([
        { n: names.length },
      ]);
      await client.close();
      await owner.query(`DROP DATABASE ${database} WITH (FORCE)`);
      created.splice(created.indexOf(database), 1);
      await owner.query(`DROP ROLE ${name}`);
    });

    it('let a login without superuser rights make the role and act as it', async () => {
      const dsn = new URL(await empty());
      const [name, app] = [`${own.name}_maker`, `${own.name}_made`];
      await owner.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'maker'`);
      const database = dsn.pathname.slice(1);
      await owner.query(`ALTER DATABASE ${database} OWNER TO ${name}`);
      [dsn.username, dsn.password] = [name, 'maker'];
      const client = openDatabase({ dsn: dsn.href });
      expect((await migrate(client, { role: { name: app } })).role).toBe('granted');
      const acting = openDatabase({ dsn: dsn.href }, { role: app });
      await expect(acting.query('UPDATE audit_log SET actor = actor')).rejects.toMatchObject({
        cause: { code: '42501' },
      });
      await Promise.all([client.close(), acting.close()]);
      await owner.query(`DROP DATABASE ${database} WITH (FORCE)`);
      created.splice(created.indexOf(database), 1);
      await owner.query(`DROP ROLE ${app}, ${name}`);
    });

    it.each(['Otel', 'a-b', 'pg_mine', '', 'x"; DROP TABLE audit_log; --'])(
      'refuse %j as a role',
      async (name) => {
        await expect(migrate(owner, { role: { name } })).rejects.toMatchObject({
          code: 'configuration_invalid',
        });
      },
    );
  });
});

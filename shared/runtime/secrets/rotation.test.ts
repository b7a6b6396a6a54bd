import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../store/database.ts';
import { isLoginRefused } from '../../store/errors.ts';
import { openDatabase } from '../../store/pool.ts';
import { createContainer } from '../container.ts';
import { migrateStore } from '../deployment/migrate-store.ts';
import { tapLog } from '../log.ts';
import { storeDatabase } from '../resources/database.ts';
import { startSecretsManager, type TestSecrets } from './testing/secrets-manager.ts';

const servers = testEngines.filter(({ isServer }) => isServer);

describe.each(servers)('the secrets of $name', ({ missing, start }) => {
  describe.skipIf(missing !== undefined)('', () => {
    let server: TestDatabase;
    let owner: Database;
    let secrets: TestSecrets;
    /** The owner's login, a database without a schema, and the application's login, which is not there yet. */
    let login: { readonly host: string; readonly port: string; readonly dbname: string };
    const role = `app_${process.pid}`;

    beforeAll(async () => {
      [server, secrets] = await Promise.all([start(), startSecretsManager()]);
      owner = openDatabase({ dsn: server.ownerDsn });
      const { hostname, port, username, password } = new URL(server.ownerDsn);
      login = { host: hostname, port, dbname: role };
      await owner.query(`CREATE DATABASE ${role}`);
      secrets.texts.set(
        'owner',
        JSON.stringify({ ...login, username, password: decodeURIComponent(password) }),
      );
      secrets.texts.set('app', JSON.stringify({ ...login, username: role, password: 'first-secret' }));
    });
    afterAll(async () => {
      await owner?.query(`DROP DATABASE ${role} WITH (FORCE)`);
      await owner?.query(`DROP ROLE IF EXISTS ${role}`);
      await owner?.close();
      await Promise.all([server?.close(), secrets?.close()]);
    });

    const environment = () => ({
      ...secrets.environment,
      OTEL_SDK_DISABLED: 'true',
      POSTGRES_SECRET_ARN: 'app',
      POSTGRES_OWNER_SECRET_ARN: 'owner',
    });

    it('let a deployment make schema and login, and repeat it', async () => {
      const report = await migrateStore(environment());
      expect(report).toMatchObject({ role: { name: role, state: 'granted' } });
      expect(report.applied.at(-1)).toBe(report.schemaVersion);
      expect(await migrateStore(environment())).toEqual({ ...report, applied: [] });
    });

    it('are read again when the password was rotated under open connections, and told to nobody', async () => {
      const lines: string[] = [];
      const end = tapLog((line) => lines.push(JSON.stringify(line)));
      secrets.asked.length = 0;
      const container = createContainer(environment());
      const database = await container.get(storeDatabase);
      await database.ping();
      await owner.query(`ALTER ROLE ${role} PASSWORD 'second-secret'`);
      await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`);
      // The rotation has reached the server and not yet the secret.
      const refusal = await refusalOf(database);
      expect(refusal).toMatchObject({ code: 'store_unavailable' });
      secrets.texts.set('app', JSON.stringify({ ...login, username: role, password: 'second-secret' }));
      const later = createContainer(environment());
      expect(await (await later.get(storeDatabase)).query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(secrets.asked).toEqual(['app', 'app', 'app']);
      expect(`${lines.join()} ${JSON.stringify(refusal)} ${String(refusal)}`).not.toMatch(
        /(first|second)-secret/,
      );
      await Promise.all([container.close(), later.close()]);
      end();
    });

    it('renew a pool that is open', async () => {
      const container = createContainer(environment());
      const database = await container.get(storeDatabase);
      await database.ping();
      await owner.query(`ALTER ROLE ${role} PASSWORD 'third-secret'`);
      secrets.texts.set('app', JSON.stringify({ ...login, username: role, password: 'third-secret' }));
      await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`);
      expect(await answerOf(database)).toEqual([{ one: 1 }]);
      const work = database.transaction((transaction) => transaction.query('SELECT 2 AS two'));
      expect(await work).toEqual([{ two: 2 }]);
      await container.close();
    });
  });
});

/** The refusal of the login, once the connections that were killed have been noticed. */
async function refusalOf(database: Database): Promise<unknown> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const failure: unknown = await database.ping().then(
      () => null,
      (error: unknown) => error,
    );
    if (isLoginRefused(failure)) return failure;
  }
  throw new Error('the login is not refused');
}

/** An answer, once the connections that were killed have been noticed; a refused login is none of them. */
async function answerOf(database: Database): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.query('SELECT 1 AS one');
    } catch (error) {
      if (isLoginRefused(error) || attempt === 5) throw error;
    }
  }
}

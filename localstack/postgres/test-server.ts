/** PostgreSQL for tests: PGlite always, and a real server where there is one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { migrate } from '@otel-bi/shared/store/migrate.ts';
import { type DatabaseOptions, openDatabase } from '@otel-bi/shared/store/pool.ts';
import type { AppRole } from '@otel-bi/shared/store/role.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import { embeddedDatabaseOptions, startEmbeddedPostgres } from './start.ts';
import { binariesFolder, serverBinaries, startCluster } from './test-cluster.ts';

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  /** Login of the migrations; on PGlite the same session, and so the same role, as the application. */
  readonly ownerDsn: string;
  /** Login of the application's role. */
  readonly dsn: string;
  readonly role: string;
  readonly options: DatabaseOptions;
  close(): Promise<void>;
}

/** Work of the owner on the migrated database, before the application's role takes over. */
export type OwnerWork = (owner: Database) => Promise<void>;

export interface TestEngine {
  readonly name: string;
  /** Whether roles and locks of several sessions can be tried. */
  readonly isServer: boolean;
  /** Why it cannot be used here, undefined when it can. */
  readonly missing: string | undefined;
  start(asOwner?: OwnerWork): Promise<TestDatabase>;
}

function realServer(): TestEngine {
  const dsn = process.env.TEST_POSTGRES_DSN;
  const binaries = serverBinaries();
  const missing =
    dsn || binaries ? undefined : `no TEST_POSTGRES_DSN and no PostgreSQL server below ${binariesFolder}`;
  return {
    name: missing === undefined ? 'PostgreSQL server' : `PostgreSQL server (skipped: ${missing})`,
    isServer: true,
    missing,
    start: (asOwner) => (dsn ? startOnServer(dsn, asOwner) : startOnCluster(binaries ?? '', asOwner)),
  };
}

/** Every engine that the store's tests run on. */
export const testEngines: readonly TestEngine[] = [
  { name: 'PGlite', isServer: false, missing: undefined, start: startPGlite },
  realServer(),
];

async function startPGlite(asOwner?: OwnerWork): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'otel-bi-pglite-'));
  const role = 'otel_bi_app';
  const options = embeddedDatabaseOptions;
  const remove = () => rmSync(dataDir, { recursive: true });
  const prepare = async (ownerDsn: string) => {
    await prepareAsOwner(ownerDsn, { name: role }, options, asOwner);
    return role;
  };
  const server = await orClean(startEmbeddedPostgres({ dataDir, prepare }), remove);
  const close = async () => {
    await server.close();
    remove();
  };
  return { ownerDsn: server.dsn, dsn: server.dsn, role, options, close };
}

/** A database and a role of its own on a server that is there; both are dropped afterwards. */
async function startOnServer(serverDsn: string, asOwner?: OwnerWork): Promise<TestDatabase> {
  const suffix = uuidv7().slice(-12);
  const name = `otel_bi_test_${suffix}`;
  const admin = openDatabase({ dsn: serverDsn });
  const at = (user?: string) => {
    const url = new URL(serverDsn);
    url.pathname = `/${name}`;
    if (user !== undefined) [url.username, url.password] = [user, suffix];
    return url.href;
  };
  const close = async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS ${name}`);
    await admin.close();
  };
  await orClean(admin.query(`CREATE DATABASE ${name}`), close);
  await orClean(prepareAsOwner(at(), { name, password: suffix }, {}, asOwner), close);
  return { ownerDsn: at(), dsn: at(name), role: name, options: {}, close };
}

async function startOnCluster(binaries: string, asOwner?: OwnerWork): Promise<TestDatabase> {
  const cluster = await startCluster(binaries);
  const database = await orClean(startOnServer(cluster.dsn, asOwner), cluster.stop);
  return {
    ...database,
    async close() {
      await database.close();
      await cluster.stop();
    },
  };
}

async function prepareAsOwner(
  ownerDsn: string,
  role: AppRole,
  options: DatabaseOptions,
  asOwner: OwnerWork | undefined,
): Promise<void> {
  const owner = openDatabase({ dsn: ownerDsn }, options);
  try {
    await migrate(owner, { role });
    await asOwner?.(owner);
  } finally {
    await owner.close();
  }
}

/** The result; when there is none, what was begun is cleared away first. */
async function orClean<T>(work: Promise<T>, clean: () => void | Promise<void>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await clean();
    throw error;
  }
}

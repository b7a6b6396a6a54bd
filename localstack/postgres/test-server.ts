/** PostgreSQL for tests: PGlite always, and a real server where there is one. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { migrate } from '@otel-bi/shared/store/migrate.ts';
import { type DatabaseOptions, openDatabase } from '@otel-bi/shared/store/pool.ts';
import type { AppRole } from '@otel-bi/shared/store/role.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import { embeddedDatabaseOptions, startEmbeddedPostgres } from './start.ts';

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

export interface TestEngine {
  readonly name: string;
  /** Whether roles and locks of several sessions can be tried. */
  readonly isServer: boolean;
  /** Why it cannot be used here, undefined when it can. */
  readonly missing: string | undefined;
  /** @param asOwner work of the owner on the migrated database, before the application's role takes over */
  start(asOwner?: OwnerWork): Promise<TestDatabase>;
}

export type OwnerWork = (owner: Database) => Promise<void>;

const BINARIES = '/usr/lib/postgresql';

/** Newest version of Debian's packages that is installed, if any. */
function serverBinaries(): string | undefined {
  const versions = existsSync(BINARIES) ? readdirSync(BINARIES) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(BINARIES, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

function realServer(): TestEngine {
  const dsn = process.env.TEST_POSTGRES_DSN;
  const binaries = serverBinaries();
  const missing =
    dsn || binaries ? undefined : `no TEST_POSTGRES_DSN and no PostgreSQL server below ${BINARIES}`;
  return {
    name: missing === undefined ? 'PostgreSQL server' : `PostgreSQL server (skipped: ${missing})`,
    isServer: true,
    missing,
    start: (asOwner) => (dsn ? startOnServer(dsn, asOwner) : startCluster(binaries ?? '', asOwner)),
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
  const server = await startEmbeddedPostgres({
    dataDir,
    async prepare(ownerDsn) {
      await prepareAsOwner(ownerDsn, { name: role }, options, asOwner);
      return role;
    },
  });
  const close = async () => {
    await server.close();
    rmSync(dataDir, { recursive: true });
  };
  return { ownerDsn: server.dsn, dsn: server.dsn, role, options, close };
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

/** A database and a role of its own on a server that is there; both are dropped afterwards. */
async function startOnServer(serverDsn: string, asOwner?: OwnerWork): Promise<TestDatabase> {
  const suffix = uuidv7().slice(-12);
  const name = `otel_bi_test_${suffix}`;
  const admin = openDatabase({ dsn: serverDsn });
  await admin.query(`CREATE DATABASE ${name}`);
  const at = (user?: string) => {
    const url = new URL(serverDsn);
    url.pathname = `/${name}`;
    if (user !== undefined) [url.username, url.password] = [user, suffix];
    return url.href;
  };
  await prepareAsOwner(at(), { name, password: suffix }, {}, asOwner);
  const close = async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${name}`);
    await admin.close();
  };
  return { ownerDsn: at(), dsn: at(name), role: name, options: {}, close };
}

/** A throw-away cluster in a temporary folder, as the user postgres where the tests run as root. */
async function startCluster(binaries: string, asOwner?: OwnerWork): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'otel-bi-postgres-'));
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const password = uuidv7();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  execFileSync(
    join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'owner',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
      '-E',
      'UTF8',
    ],
    { ...user, stdio: 'ignore', cwd: folder },
  );
  const port = await freePort();
  const settings = [
    'fsync=off',
    `unix_socket_directories=${folder}`,
    `port=${port}`,
    'listen_addresses=127.0.0.1',
  ];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    ...user,
    stdio: 'ignore',
    cwd: folder,
  });
  const ended = once(server, 'exit');
  const dsn = `postgresql://owner:${password}@127.0.0.1:${port}/postgres`;
  await answering(dsn);
  const database = await startOnServer(dsn, asOwner);
  return {
    ...database,
    async close() {
      await database.close();
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  return address.port;
}

async function answering(dsn: string): Promise<void> {
  const database = openDatabase({ dsn });
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const isReady = await database.ping().then(
        () => true,
        () => false,
      );
      if (isReady) return;
      await sleep(100);
    }
    throw new Error('the throw-away PostgreSQL server did not start');
  } finally {
    await database.close();
  }
}

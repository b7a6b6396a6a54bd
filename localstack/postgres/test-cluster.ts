/** A throw-away PostgreSQL cluster from the server packages of the machine, for tests. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import { freePort } from '../testing/free-port.ts';

/** Where Debian's packages put their versions. */
export const binariesFolder = '/usr/lib/postgresql';

/** The newest version that is installed, if any. */
export function serverBinaries(): string | undefined {
  const versions = existsSync(binariesFolder) ? readdirSync(binariesFolder) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(binariesFolder, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

export interface TestCluster {
  /** Login of its superuser. */
  readonly dsn: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** A new cluster on a free port; PostgreSQL refuses to run as root, which then uses the user postgres. */
export async function startCluster(binaries: string): Promise<TestCluster> {
  const cwd = mkdtempSync(join(tmpdir(), 'otel-bi-postgres-'));
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user !== undefined) chownSync(cwd, user.uid, user.gid);
  const options = { ...user, cwd, stdio: 'ignore' } as const;
  const password = uuidv7();
  writeFileSync(join(cwd, 'password'), password);
  const creation = '-D data -U owner --auth=scram-sha-256 --pwfile=password --no-sync -E UTF8';
  execFileSync(join(binaries, 'initdb'), creation.split(' '), options);

  const port = await freePort();
  const settings = `-D data -c fsync=off -c unix_socket_directories=. -c listen_addresses=127.0.0.1 -p ${port}`;
  const server = spawn(join(binaries, 'postgres'), settings.split(' '), options);
  const ended = once(server, 'exit');
  const dsn = `postgresql://owner:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(cwd, { recursive: true });
  };
  try {
    await answering(dsn);
    return { dsn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answering(dsn: string): Promise<void> {
  const database = openDatabase({ dsn });
  try {
    for (let attempt = 0; attempt < 200; attempt += 1) {
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

/** PostgreSQL without a server: PGlite in a thread, reached by a private socket or by loopback TCP only. */
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { DatabaseOptions } from '@otel-bi/shared/store/pool.ts';
import * as z from 'zod/mini';
import { takeLock } from './lock.ts';
import { replySchema, type WorkerReply, type WorkerRequest, type WorkerSettings } from './messages.ts';
import { makeSocketFolder } from './socket-folder.ts';

export interface EmbeddedPostgresOptions {
  /** Holds all state; the database is in its `postgres` folder. */
  readonly dataDir: string;
  /**
   * Answers through a UNIX socket in a folder that only this user may enter, where the system has them.
   * The embedded database asks no client for a password, so on a shared machine anybody could use its port.
   */
  readonly isPrivate?: boolean;
  /**
   * Work of the owner before anyone else connects (migrations); answers the role that every client acts as
   * afterwards, undefined to leave all of them the owner.
   */
  readonly prepare: (ownerDsn: string) => Promise<string | undefined>;
  /** Called once if the database dies while in use; every statement fails from then on. */
  readonly onFailure?: ((error: Error) => void) | undefined;
}

export interface EmbeddedPostgres {
  /** Connection string of the application; acts as the role that `prepare` answered. */
  readonly dsn: string;
  /** Ends all connections, writes everything out and lets go of the directory, within 2 s. */
  close(): Promise<void>;
}

/** How to open the embedded database: its clients share one session, and it runs one transaction at a time. */
export const embeddedDatabaseOptions: DatabaseOptions = { isEmbedded: true, maxConnections: 4 };

const MAX_CONNECTIONS = 32;
/** Ends what hangs; a thread that dies is noticed at once. */
const START_TIMEOUT_MS = 180_000;
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Starts the embedded database, creating it on first use.
 * @throws AppError `configuration_invalid` when another process uses the directory, `store_unavailable`
 * when the database cannot be opened
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const unlock = takeLock(join(dataDir, 'postgres.lock'));
  const directory = join(dataDir, 'postgres');
  const listener = options.isPrivate && process.platform !== 'win32' ? privateSocket() : loopback;
  const thread = startThread({ directory, address: listener.address, maxConnections: MAX_CONNECTIONS });
  let closing: Promise<void> | undefined;

  const close = () => {
    closing ??= thread.close().finally(() => {
      listener.remove();
      unlock();
    });
    return closing;
  };

  try {
    const ready = await thread.expect('ready', START_TIMEOUT_MS);
    const dsn = (user: string) => listener.dsn(user, ready.port);
    const role = await options.prepare(dsn('postgres'));
    if (role !== undefined) {
      thread.send({ kind: 'restrict', role });
      await thread.expect('restricted', START_TIMEOUT_MS);
    }
    thread.failed.catch((error: Error) => closing ?? options.onFailure?.(error));
    return { dsn: dsn(role ?? 'postgres'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Listener {
  readonly address: WorkerSettings['address'];
  dsn(user: string, port: number): string;
  remove(): void;
}

const loopback: Listener = {
  address: { port: 0 },
  dsn: (user, port) => `postgresql://${user}@127.0.0.1:${port}/postgres?sslmode=disable`,
  remove: () => undefined,
};

function privateSocket(): Listener {
  const { path, remove } = makeSocketFolder();
  return {
    address: { socket: join(path, '.s.PGSQL.5432') },
    dsn: (user) => `postgresql:///postgres?${new URLSearchParams({ host: path, user, sslmode: 'disable' })}`,
    remove,
  };
}

interface Thread {
  /** Rejects when the thread dies. */
  readonly failed: Promise<never>;
  send(request: WorkerRequest): void;
  expect<K extends WorkerReply['kind']>(
    kind: K,
    timeoutMs: number,
  ): Promise<Extract<WorkerReply, { kind: K }>>;
  close(): Promise<void>;
}

function startThread(settings: WorkerSettings): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    execArgv: [],
  });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const fail = (cause?: unknown) =>
    reject(new AppError('store_unavailable', 'the embedded database stopped', { cause }));
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', () => fail());
  failed.catch(() => {}); // whoever waits meets it in `expect`

  const send = (request: WorkerRequest) => worker.postMessage(request);

  const expect: Thread['expect'] = async (kind, timeoutMs) => {
    const { promise, resolve, reject } = Promise.withResolvers<WorkerReply>();
    const timer = setTimeout(
      () => reject(new AppError('store_unavailable', `the embedded database was not ${kind} in time`)),
      timeoutMs,
    );
    const onMessage = (message: unknown) => {
      const reply = z.parse(replySchema, message);
      if (reply.kind === kind) resolve(reply);
    };
    worker.on('message', onMessage);
    try {
      // The kind was compared just above.
      return (await Promise.race([promise, failed])) as Extract<WorkerReply, { kind: typeof kind }>;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage);
    }
  };

  return {
    failed,
    send,
    expect,
    async close() {
      send({ kind: 'close' });
      try {
        await expect('closed', CLOSE_TIMEOUT_MS);
      } catch {
        // Dead or stuck in a statement: ending the thread is as safe as killing the process, since all
        // that was committed is in the write-ahead log.
      } finally {
        await worker.terminate();
      }
    },
  };
}

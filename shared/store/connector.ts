/** Hands out live connections: TLS negotiation, retry of the connect (only), and a check of stale ones. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../contract/errors.ts';
import { type StoreAddress, type StoreTarget, storeAddress } from './connection.ts';
import { untilAborted } from './deadline.ts';
import { isWorthRetrying, unavailable } from './errors.ts';
import type { DatabaseOptions, PoolState } from './pool.ts';
import { checkRoleName } from './role.ts';
import { isTlsRefusal, type TlsAttempts, tlsAttempts } from './tls.ts';
import { storeTypes } from './values.ts';

const CONNECT_ATTEMPTS = 4;
const CONNECT_MS = 5_000;
/** The embedded database serves one client at a time: that a turn is long in coming does not mean it is away. */
const TURN_MS = 20_000;
const FIRST_BACKOFF_MS = 50;
/** A Lambda may have been frozen for minutes with its connections open: older than this, ask before use. */
const STALE_AFTER_MS = 30_000;
const STALE_CHECK_MS = 1_000;

/** One borrowed connection. */
export interface Lease {
  readonly client: pg.PoolClient;
  /** Gives it back; `isBroken` closes it instead, which makes the server roll back what was open. */
  release(isBroken: boolean): void;
}

export interface Connector {
  /** @throws AppError `store_unavailable`, or the signal's reason when it aborts */
  acquire(signal: AbortSignal): Promise<Lease>;
  /** Asks the server to stop what `client` runs, by a connection of its own. */
  cancel(client: pg.PoolClient): Promise<void>;
  close(): Promise<void>;
}

type ClientSettings = pg.PoolConfig & { readonly options?: string };

export function openConnector(target: StoreTarget, options: DatabaseOptions): Connector {
  const address = storeAddress(target);
  const settings = clientSettings(address, options);
  const attempts = tlsAttempts(address);
  const lastUsed = new WeakMap<pg.PoolClient, number>();
  let current = openPool({ ...settings, ssl: attempts[0] });
  options.observer?.opened(() => stateOf(current));

  /** sslmode allow and prefer: the second kind of connection, from then on for the whole pool. */
  async function connect(): Promise<pg.PoolClient> {
    const pool = current;
    try {
      return await pool.connect();
    } catch (error) {
      const next = nextAttempt(attempts, pool);
      if (next === undefined || !isTlsRefusal(error)) throw error;
      if (current === pool) current = openPool({ ...settings, ssl: next });
      return current.connect();
    }
  }

  async function live(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await connect();
      const usedAt = lastUsed.get(client);
      if (usedAt === undefined || Date.now() - usedAt < STALE_AFTER_MS || (await answers(client)))
        return client;
      client.release(true);
    }
  }

  async function acquire(signal: AbortSignal): Promise<Lease> {
    const started = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      const pending = live();
      const giveBack = () =>
        void pending.then(
          (client) => client.release(),
          () => {},
        );
      try {
        const leased = lease(await untilAborted(pending, signal, giveBack), lastUsed);
        options.observer?.acquired(performance.now() - started);
        return leased;
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (attempt >= CONNECT_ATTEMPTS || !isWorthRetrying(error)) {
          throw unavailable('the store cannot be reached', error);
        }
        // Full jitter: clients that lost the same server do not come back in step.
        await untilAborted(sleep(Math.random() * FIRST_BACKOFF_MS * 2 ** attempt), signal, () => {});
      }
    }
  }

  let closing: Promise<void> | undefined;

  return {
    acquire,
    cancel: (client) => cancelBackend(client, settings, current),
    close: () => {
      closing ??= current.end();
      return closing;
    },
  };
}

function stateOf(pool: pg.Pool): PoolState {
  const { idleCount: idle, totalCount, waitingCount: pending } = pool;
  return { idle, used: totalCount - idle, pending, max: pool.options.max };
}

function nextAttempt(attempts: TlsAttempts, pool: pg.Pool) {
  const isFirst = pool.options.ssl === attempts[0];
  return isFirst ? attempts[1] : undefined;
}

function clientSettings(address: StoreAddress, options: DatabaseOptions): ClientSettings {
  const { host, port, database, user, password } = address;
  return {
    host,
    port,
    database,
    user,
    password,
    types: storeTypes,
    max: options.maxConnections ?? 4,
    connectionTimeoutMillis: options.connectTimeoutMs ?? (options.isEmbedded ? TURN_MS : CONNECT_MS),
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
    keepAlive: true,
    application_name: options.applicationName ?? 'otel-bi',
    // The server's own limit, for a client that dies while it waits. The embedded database keeps one
    // session for all clients, so nothing may be set there.
    ...(options.isEmbedded ? {} : { statement_timeout: options.statementTimeoutMs ?? 30_000 }),
    ...(options.role === undefined || options.isEmbedded
      ? {}
      : { options: `-c role=${checkRoleName(options.role)}` }),
  };
}

function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings);
  // An idle connection was lost. The pool has dropped it already and the next statement opens another;
  // without a listener the process would end.
  pool.on('error', () => {});
  return pool;
}

function lease(client: pg.PoolClient, lastUsed: WeakMap<pg.PoolClient, number>): Lease {
  let isLost = false;
  let isReleased = false;
  const onError = () => {
    isLost = true;
  };
  // While it is borrowed nobody else listens, and an 'error' nobody listens to ends the process.
  client.on('error', onError);
  return {
    client,
    release(isBroken) {
      if (isReleased) return;
      isReleased = true;
      client.off('error', onError);
      lastUsed.set(client, Date.now());
      client.release(isBroken || isLost);
    },
  };
}

async function answers(client: pg.PoolClient): Promise<boolean> {
  const giveUp = new AbortController();
  const late = sleep(STALE_CHECK_MS, false, { signal: giveUp.signal }).catch(() => false);
  const isAlive = client.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const result = await Promise.race([isAlive, late]);
  giveUp.abort();
  return result;
}

async function cancelBackend(client: pg.PoolClient, settings: ClientSettings, pool: pg.Pool): Promise<void> {
  // The driver keeps the number of its server process but its types do not say so.
  const processId = 'processID' in client && typeof client.processID === 'number' ? client.processID : null;
  if (processId === null) throw unavailable('the connection has no server process');
  const side = new pg.Client({ ...settings, ssl: pool.options.ssl ?? false, statement_timeout: 1_000 });
  side.on('error', () => {});
  try {
    await side.connect();
    await side.query('SELECT pg_cancel_backend($1)', [processId]);
  } finally {
    await side.end();
  }
}

/**
 * What a sealer must know of those who write: rows get their numbers before they become visible, so a
 * number can still be missing that will come. Nobody waits for a sealer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable, StatementOptions } from './database.ts';
import { cancelled } from './errors.ts';

/** Held shared by every transaction from before it draws a number in the trail until it ends. */
const WRITERS = 8_315_161_819;
/** Held by the one sealer that adds seals. */
const SEALER = 8_315_161_820;

const POLL_MS = 20;

/**
 * The highest number up to which every row is there that ever will be. Takes the last number drawn, then
 * waits for the transactions that are writing at this moment: whoever drew that number or a lower one is
 * among them or has ended. Later writers do not matter, so it ends also where writers never pause.
 *
 * @returns undefined when one of them did not end within `patienceMs`
 */
export async function settledSeq(
  database: Queryable,
  { patienceMs = 5_000, ...options }: StatementOptions & { readonly patienceMs?: number } = {},
): Promise<number | undefined> {
  const seq = await lastDrawnSeq(database, options);
  const deadline = performance.now() + patienceMs;
  let waitedFor = await writersNow(database, options);
  while (waitedFor.length > 0) {
    if (performance.now() > deadline) return undefined;
    await sleep(POLL_MS, undefined, options.signal && { signal: options.signal }).catch((error: unknown) => {
      throw cancelled(error);
    });
    const still = new Set(await writersNow(database, options));
    waitedFor = waitedFor.filter((writer) => still.has(writer));
  }
  return seq;
}

/** The last number that any row drew, visible or not; 0 before the first. */
async function lastDrawnSeq(database: Queryable, options: StatementOptions): Promise<number> {
  const [row] = await database.query<{ last: number }>(
    `SELECT coalesce(pg_sequence_last_value('audit_log_seq'), 0) AS last`,
    [],
    options,
  );
  return row?.last ?? 0;
}

/** Transactions that have drawn a number or are about to. */
async function writersNow(database: Queryable, options: StatementOptions): Promise<string[]> {
  const rows = await database.query<{ writer: string }>(
    `SELECT virtualtransaction AS writer FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 1
       AND (classid::bigint << 32) + objid::bigint = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [WRITERS],
    options,
  );
  return rows.map(({ writer }) => writer);
}

/** Makes this transaction the one that seals; false where another one is. */
export async function lockSealing(transaction: Queryable): Promise<boolean> {
  const [row] = await transaction.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
    SEALER,
  ]);
  return row?.mine === true;
}

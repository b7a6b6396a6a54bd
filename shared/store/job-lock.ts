/** Locks that last as long as the transaction and belong to it: nothing is kept in the session. */
import type { Queryable } from './database.ts';

/** Any number that no other advisory lock of the product begins with. */
const JOBS = 8_315_161;
const STOCK_EVENTS = 8_315_162;

/**
 * Makes the transactions that change one job's runs wait for each other, so that each sees what the one
 * before decided. Every such transaction begins with it, which is why none can deadlock with another.
 */
export async function lockJob(transaction: Queryable, jobId: string): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1::integer, hashtext($2))', [JOBS, jobId]);
}

/** Two jobs add stock events; each compares with the last stored ones and must see the other's. */
export async function lockStockEvents(transaction: Queryable): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1::integer, 0)', [STOCK_EVENTS]);
}

/**
 * Slots: each time a job is due, or was asked for, and must have exactly one effect. Every function here is
 * called in a transaction that holds the job's lock.
 */
import type { Queryable } from './database.ts';
import { uuidv7 } from './uuid.ts';

export interface JobSlot {
  readonly id: string;
  /** Time that the run is for, ISO 8601 UTC; null for one asked for by hand. */
  readonly scheduledFor: string | null;
  /** `done` after a success, `dead` after the last failure. */
  readonly status: 'open' | 'done' | 'dead';
  /** Failures that count towards giving up. */
  readonly failures: number;
  /** Whether the next attempt may begin: a failed one is repeated after a while. */
  readonly isDue: boolean;
}

export interface NewSlot {
  readonly jobId: string;
  readonly domain: 'aw' | 'wwi';
  /** The scheduled time, or the execution id of a run that was asked for. */
  readonly slotKey: string;
  readonly scheduledFor: string | null;
}

const SLOT = `id, scheduled_for AS "scheduledFor", status, attempts AS failures,
  (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp()) AS "isDue"`;

/** The slot, opened if it was not there. */
export async function openSlot(transaction: Queryable, slot: NewSlot): Promise<JobSlot> {
  const { jobId, domain, slotKey, scheduledFor } = slot;
  await transaction.query(
    `INSERT INTO job_slots (id, job_id, domain, slot_key, scheduled_for) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (job_id, slot_key) DO NOTHING`,
    [uuidv7(), jobId, domain, slotKey, scheduledFor],
  );
  const rows = await transaction.query<JobSlot>(
    `SELECT ${SLOT} FROM job_slots WHERE job_id = $1 AND slot_key = $2`,
    [jobId, slotKey],
  );
  return only(rows);
}

/** A slot that is known to exist. */
export async function readSlot(transaction: Queryable, id: string): Promise<JobSlot> {
  return only(await transaction.query<JobSlot>(`SELECT ${SLOT} FROM job_slots WHERE id = $1`, [id]));
}

function only(rows: readonly JobSlot[]): JobSlot {
  const [slot] = rows;
  if (slot === undefined) throw new Error('a run has no slot');
  return slot;
}

/** Ends a slot: it had its effect, or it is given up. */
export async function endSlot(transaction: Queryable, id: string, status: 'done' | 'dead'): Promise<void> {
  await transaction.query('UPDATE job_slots SET status = $2, next_attempt_at = NULL WHERE id = $1', [
    id,
    status,
  ]);
}

/** Leaves a slot open for another attempt, `delayMs` from now. */
export async function postponeSlot(
  transaction: Queryable,
  id: string,
  { failures, delayMs }: { readonly failures: number; readonly delayMs: number },
): Promise<void> {
  await transaction.query(
    `UPDATE job_slots SET status = 'open', attempts = $2,
       next_attempt_at = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE id = $1`,
    [id, failures, delayMs],
  );
}

/** Of these times of jobs, those that no run was ever recorded for. */
export async function findUnknownSlots<S extends Pick<NewSlot, 'jobId' | 'slotKey'>>(
  database: Queryable,
  slots: readonly S[],
): Promise<S[]> {
  const known = await database.query<{ jobId: string; slotKey: string }>(
    `SELECT job_id AS "jobId", slot_key AS "slotKey" FROM job_slots
     JOIN jsonb_to_recordset($1::jsonb) AS asked ("jobId" text, "slotKey" text)
       ON job_id = "jobId" AND slot_key = "slotKey"`,
    [JSON.stringify(slots.map(({ jobId, slotKey }) => ({ jobId, slotKey })))],
  );
  const names = new Set(known.map(({ jobId, slotKey }) => `${jobId} ${slotKey}`));
  return slots.filter(({ jobId, slotKey }) => !names.has(`${jobId} ${slotKey}`));
}

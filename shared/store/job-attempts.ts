/** Attempts at slots: the rows of the job history, changed only by whoever holds the job's lock. */
import type { Queryable } from './database.ts';
import type { ExecutionRow } from './executions.ts';
import { jsonText, storableText } from './json.ts';

export type JobTrigger = ExecutionRow['trigger'];

/** One attempt as the machinery sees it. */
export interface JobAttempt {
  readonly id: string;
  readonly slotId: string;
  readonly jobId: string;
  readonly domain: 'aw' | 'wwi';
  readonly trigger: JobTrigger;
  /** 1 for a slot's first. */
  readonly attempt: number;
  readonly status: ExecutionRow['status'];
  /** Who asked for it; null for the schedule. */
  readonly actor: string | null;
  readonly scheduledFor: string | null;
  /** W3C context of whoever asked for it. */
  readonly traceparent: string | null;
  /** Trace of the run itself; null before it starts. */
  readonly traceId: string | null;
}

const ATTEMPT = `id, slot_id AS "slotId", job_id AS "jobId", domain, trigger, attempt, status, actor,
  scheduled_for AS "scheduledFor", traceparent, trace_id AS "traceId"`;

export interface NewAttempt extends Omit<JobAttempt, 'status' | 'traceId'> {
  /** Whether its event is on its way, so that nobody else needs to send it. */
  readonly isDispatched: boolean;
  /** Id of the event that it came with. */
  readonly eventId?: string | null | undefined;
}

/** Adds an attempt that waits. */
export async function queueAttempt(transaction: Queryable, attempt: NewAttempt): Promise<JobAttempt> {
  const { isDispatched, eventId = null, ...row } = attempt;
  const queued: JobAttempt = { ...row, status: 'queued', traceId: null };
  await insertAttempt(transaction, { ...queued, eventId, isDispatched, result: null });
  return queued;
}

export interface SkippedDelivery extends Omit<JobAttempt, 'status'> {
  readonly eventId: string | null;
  /** Why there was nothing to do. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** Records a delivery that had nothing to do. */
export async function recordSkipped(transaction: Queryable, delivery: SkippedDelivery): Promise<void> {
  await insertAttempt(transaction, { ...delivery, status: 'skipped', isDispatched: true });
}

interface InsertedAttempt extends JobAttempt {
  readonly eventId: string | null;
  readonly isDispatched: boolean;
  readonly result: Readonly<Record<string, unknown>> | null;
}

async function insertAttempt(transaction: Queryable, row: InsertedAttempt): Promise<void> {
  await transaction.query(
    `INSERT INTO job_executions (id, slot_id, job_id, domain, trigger, attempt, actor, scheduled_for,
       traceparent, event_id, status, finished_at, result, dispatched_at, trace_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text,
       CASE WHEN $11::text = 'skipped' THEN clock_timestamp() END, $12,
       CASE WHEN $13::boolean THEN clock_timestamp() END, $14)`,
    [
      row.id,
      row.slotId,
      row.jobId,
      row.domain,
      row.trigger,
      row.attempt,
      row.actor === null ? null : storableText(row.actor),
      row.scheduledFor,
      row.traceparent,
      row.eventId,
      row.status,
      row.result === null ? null : jsonText(row.result),
      row.isDispatched,
      row.traceId,
    ],
  );
}

/** The attempt, undefined when there is none. @param id a UUID */
export async function findAttempt(database: Queryable, id: string): Promise<JobAttempt | undefined> {
  const [row] = await database.query<JobAttempt>(`SELECT ${ATTEMPT} FROM job_executions WHERE id = $1`, [id]);
  return row;
}

/** The one attempt of a slot that waits or runs. */
export async function findUnfinished(
  transaction: Queryable,
  slotId: string,
): Promise<JobAttempt | undefined> {
  const [row] = await transaction.query<JobAttempt>(
    `SELECT ${ATTEMPT} FROM job_executions WHERE slot_id = $1 AND finished_at IS NULL`,
    [slotId],
  );
  return row;
}

/** Number of a slot's newest attempt; skipped deliveries are none. */
export async function attemptNumber(transaction: Queryable, slotId: string): Promise<number> {
  const [row] = await transaction.query<{ newest: number }>(
    `SELECT coalesce(max(attempt), 1) AS newest FROM job_executions
     WHERE slot_id = $1 AND status <> 'skipped'`,
    [slotId],
  );
  return row?.newest ?? 1;
}

export async function startAttempt(
  transaction: Queryable,
  id: string,
  run: { readonly fence: number; readonly traceId: string | null; readonly spanId: string | null },
): Promise<void> {
  await transaction.query(
    `UPDATE job_executions SET status = 'running', started_at = clock_timestamp(), fence = $2, trace_id = $3,
       span_id = $4 WHERE id = $1`,
    [id, run.fence, run.traceId, run.spanId],
  );
}

/** Leaves a waiting attempt to whoever sends it next. */
export async function releaseDispatch(transaction: Queryable, id: string): Promise<void> {
  await transaction.query('UPDATE job_executions SET dispatched_at = NULL WHERE id = $1', [id]);
}

export async function succeedAttempt(
  transaction: Queryable,
  id: string,
  outcome: { readonly records: number; readonly result: unknown },
): Promise<void> {
  await transaction.query(
    `UPDATE job_executions SET status = 'succeeded', finished_at = clock_timestamp(), records_processed = $2,
       result = $3 WHERE id = $1 AND status = 'running'`,
    [id, outcome.records, jsonText(outcome.result)],
  );
}

export async function failAttempt(
  transaction: Queryable,
  id: string,
  outcome: { readonly error: string; readonly isDeadLetter: boolean },
): Promise<void> {
  await transaction.query(
    `UPDATE job_executions SET status = 'failed', finished_at = clock_timestamp(), error = $2, dead_letter = $3
     WHERE id = $1 AND status = 'running'`,
    [id, storableText(outcome.error), outcome.isDeadLetter],
  );
}

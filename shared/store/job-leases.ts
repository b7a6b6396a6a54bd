/**
 * Leases: at most one run of a job at a time. The fence grows with every run and whenever a lease is taken
 * away; whoever holds an older one is refused.
 */
import type { Queryable, StatementOptions } from './database.ts';

/** What a run holds while it works. */
export interface JobLease {
  readonly jobId: string;
  readonly fence: number;
}

/** A lease whose holder has not been heard of in time. */
export interface LostLease extends JobLease {
  readonly executionId: string;
}

/** Whether a run of the job is under way. Called under the job's lock, after lost leases were taken back. */
export async function isLeaseHeld(transaction: Queryable, jobId: string): Promise<boolean> {
  const rows = await transaction.query(
    'SELECT 1 AS held FROM job_leases WHERE job_id = $1 AND released_at IS NULL',
    [jobId],
  );
  return rows.length > 0;
}

/** Takes the lease of a job that no run holds. Called under the job's lock. */
export async function takeLease(
  transaction: Queryable,
  { jobId, executionId, leaseMs }: { jobId: string; executionId: string; leaseMs: number },
): Promise<JobLease> {
  const [row] = await transaction.query<{ fence: number }>(
    `INSERT INTO job_leases AS lease (job_id, fence, execution_id, expires_at)
     VALUES ($1, 1, $2, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (job_id) DO UPDATE
       SET fence = lease.fence + 1, execution_id = excluded.execution_id,
           expires_at = excluded.expires_at, released_at = NULL
       WHERE lease.released_at IS NOT NULL
     RETURNING fence`,
    [jobId, executionId, leaseMs],
  );
  if (row === undefined) throw new Error(`a run of ${jobId} holds the lease`);
  return { jobId, fence: row.fence };
}

/** Says that the holder lives. False when the lease is no longer its own: it must stop. */
export async function extendLease(
  database: Queryable,
  { jobId, fence }: JobLease,
  leaseMs: number,
  options?: StatementOptions,
): Promise<boolean> {
  const rows = await database.query(
    `UPDATE job_leases SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE job_id = $1 AND fence = $2 AND released_at IS NULL RETURNING fence`,
    [jobId, fence, leaseMs],
    options,
  );
  return rows.length > 0;
}

/**
 * Gives the lease back: the first statement of the transaction that ends a run, since the row stays locked
 * until it commits. False when the lease is no longer the caller's: nothing of the run may be written.
 */
export async function releaseLease(transaction: Queryable, { jobId, fence }: JobLease): Promise<boolean> {
  const rows = await transaction.query(
    `UPDATE job_leases SET released_at = clock_timestamp()
     WHERE job_id = $1 AND fence = $2 AND released_at IS NULL RETURNING fence`,
    [jobId, fence],
  );
  return rows.length > 0;
}

/** Jobs whose lease has run out. */
export async function jobsWithLostLease(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ jobId: string }>(
    `SELECT job_id AS "jobId" FROM job_leases WHERE released_at IS NULL AND expires_at < clock_timestamp()`,
  );
  return rows.map(({ jobId }) => jobId);
}

/** Takes the job's lease away if it has run out, with a higher fence. Called under the job's lock. */
export async function revokeLostLease(transaction: Queryable, jobId: string): Promise<LostLease | undefined> {
  const [lost] = await transaction.query<LostLease>(
    `UPDATE job_leases SET fence = fence + 1, released_at = clock_timestamp()
     WHERE job_id = $1 AND released_at IS NULL AND expires_at < clock_timestamp()
     RETURNING job_id AS "jobId", fence, execution_id AS "executionId"`,
    [jobId],
  );
  return lost;
}

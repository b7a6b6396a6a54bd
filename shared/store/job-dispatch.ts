/** Waiting runs whose time has come, claimed by whoever puts their events on the bus. */
import type { Queryable, StatementOptions } from './database.ts';
import type { JobTrigger } from './job-attempts.ts';

export interface DueRun {
  readonly executionId: string;
  readonly jobId: string;
  readonly scheduledFor: string | null;
  readonly trigger: JobTrigger;
  readonly traceparent: string | null;
}

export interface DispatchOptions extends StatementOptions {
  /** Only this job's. */
  readonly jobId?: string | undefined;
  /** An event sent longer ago than this, in milliseconds, is taken as lost and sent again. */
  readonly resendAfterMs: number;
}

/**
 * The oldest due run of each job that no run holds, marked as sent. Two callers at once get each run once.
 */
export async function claimDueRuns(database: Queryable, options: DispatchOptions): Promise<DueRun[]> {
  return database.query<DueRun>(
    `WITH due AS (
       SELECT DISTINCT ON (execution.job_id) execution.id
       FROM job_executions AS execution
       JOIN job_slots AS slot ON slot.id = execution.slot_id
       WHERE execution.status = 'queued' AND ($1::text IS NULL OR execution.job_id = $1)
         AND (slot.next_attempt_at IS NULL OR slot.next_attempt_at <= clock_timestamp())
         AND NOT EXISTS (SELECT FROM job_leases AS lease
                         WHERE lease.job_id = execution.job_id AND lease.released_at IS NULL)
       ORDER BY execution.job_id, execution.queued_at, execution.id
     )
     UPDATE job_executions SET dispatched_at = clock_timestamp()
     WHERE id IN (SELECT id FROM due) AND status = 'queued'
       AND (dispatched_at IS NULL OR dispatched_at < clock_timestamp() - $2 * interval '1 millisecond')
     RETURNING id AS "executionId", job_id AS "jobId", scheduled_for AS "scheduledFor", trigger, traceparent`,
    [options.jobId ?? null, options.resendAfterMs],
    options,
  );
}

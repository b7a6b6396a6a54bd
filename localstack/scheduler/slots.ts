/** Times at which jobs are due. */
import type { Job } from '@otel-bi/shared/contract/jobs.ts';
import { Cron } from 'croner';

/** A job's cron expression in UTC, not running. */
function cronOf({ cron }: Pick<Job, 'cron'>): Cron {
  return new Cron(cron, { timezone: 'UTC', paused: true });
}

/** The latest time at or before `at` at which the job was due, as ISO 8601 UTC. */
export function latestSlot(job: Pick<Job, 'cron'>, at: Date): string {
  const [slot] = cronOf(job).previousRuns(1, new Date(at.getTime() + 1));
  if (slot === undefined) throw new Error(`${job.cron} was never due`);
  return slot.toISOString();
}

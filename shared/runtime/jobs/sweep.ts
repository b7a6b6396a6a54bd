/** What keeps the jobs honest: dead runs are ended, waiting ones sent, events published. Safe to run twice. */
import type { Database } from '../../store/database.ts';
import { jobsWithLostLease } from '../../store/job-leases.ts';
import { lockJob } from '../../store/job-lock.ts';
import type { Bus } from '../bus.ts';
import { log } from '../log.ts';
import { type DispatchOptions, dispatchDueRuns } from './dispatch.ts';
import { failLostRun } from './failure.ts';
import { recordRun } from './metrics.ts';
import type { JobPolicy } from './policy.ts';
import { publishOutbox } from './publish.ts';

export interface SweepReport {
  /** Runs whose process had died. */
  readonly ended: number;
  /** Waiting runs whose events were put on the bus. */
  readonly dispatched: number;
  /** Events that the bus took. */
  readonly published: number;
}

export async function sweep(
  database: Database,
  bus: Bus,
  policy: JobPolicy,
  options: Omit<DispatchOptions, 'jobId'> = {},
): Promise<SweepReport> {
  let ended = 0;
  for (const jobId of await jobsWithLostLease(database)) {
    ended += await endLostRun(database, jobId, policy, options);
  }
  const dispatched = await dispatchDueRuns(database, bus, options);
  const published = await publishOutbox(database, bus, options);
  return { ended, dispatched, published };
}

async function endLostRun(
  database: Database,
  jobId: string,
  policy: JobPolicy,
  options: { readonly signal?: AbortSignal },
): Promise<number> {
  const run = await database.transaction(async (transaction) => {
    await lockJob(transaction, jobId);
    return failLostRun(transaction, jobId, policy);
  }, options);
  if (run === undefined) return 0;
  log('error', 'a job failed: its process died', { job: jobId, execution: run.id });
  const { domain, trigger } = run;
  recordRun({ job: jobId, domain, trigger, isSuccess: false, seconds: null, records: 0 });
  return 1;
}

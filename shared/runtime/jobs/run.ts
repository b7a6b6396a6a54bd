/** One claimed run, from its work to its end in the history. */
import type { Database } from '../../store/database.ts';
import { untilAborted } from '../../store/deadline.ts';
import { findAttempt } from '../../store/job-attempts.ts';
import { releaseLease } from '../../store/job-leases.ts';
import { lockJob } from '../../store/job-lock.ts';
import { asAppError } from '../http/problem.ts';
import { describeError, log } from '../log.ts';
import type { ClaimedRun } from './claim.ts';
import { type RunFailure, recordFailure } from './failure.ts';
import { startHeartbeat } from './heartbeat.ts';
import { recordRun } from './metrics.ts';
import type { JobPolicy } from './policy.ts';
import { type RunResult, saveRun } from './save.ts';

export interface RunOptions {
  readonly policy: JobPolicy;
  /** Longest time that the work and its storing may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborts when the product is told to stop. */
  readonly stop: AbortSignal;
  readonly work: (signal: AbortSignal) => Promise<RunResult>;
}

export interface RunEnd {
  readonly status: 'succeeded' | 'failed';
  readonly records: number;
}

/**
 * Runs and records it, well or badly.
 * @throws AppError `store_unavailable` when the end cannot be recorded: the lease then runs out, and the
 * sweeper ends the run
 */
export async function performRun(
  database: Database,
  claimed: ClaimedRun,
  options: RunOptions,
): Promise<RunEnd> {
  const started = performance.now();
  const durationMs = () => performance.now() - started;
  const heartbeat = startHeartbeat(database, claimed.lease, options.policy.leaseMs);
  const late = AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([options.stop, heartbeat.signal, late]);
  let end: RunEnd = { status: 'failed', records: 0 };
  try {
    const result = await untilAborted(options.work(signal), signal, () => undefined);
    await heartbeat.stop();
    const { records } = await saveRun(database, claimed, result, { durationMs, signal });
    end = { status: 'succeeded', records };
  } catch (error) {
    await heartbeat.stop();
    const failure = describeFailure(error, {
      isStopped: options.stop.aborted,
      isLate: late.aborted,
      options,
    });
    log(failure.counts ? 'error' : 'warn', 'a job failed', {
      job: claimed.run.jobId,
      execution: claimed.run.id,
      error: describeError(error),
    });
    end = await endBadly(database, claimed, failure, options.policy);
  } finally {
    const { jobId: job, domain, trigger } = claimed.run;
    const isSuccess = end.status === 'succeeded';
    recordRun({ job, domain, trigger, isSuccess, seconds: durationMs() / 1_000, records: end.records });
  }
  return end;
}

interface Circumstances {
  readonly isStopped: boolean;
  readonly isLate: boolean;
  readonly options: RunOptions;
}

/** Drivers' own texts stay in the log: the history is read by every caller. */
function describeFailure(error: unknown, { isStopped, isLate, options }: Circumstances): RunFailure {
  if (isStopped) return { error: 'stopped: the product was shut down', counts: false };
  if (isLate) return { error: `timed out after ${options.timeoutMs / 1_000} s`, counts: true };
  const { code, message } = asAppError(error);
  return { error: `${code}: ${message}`, counts: true };
}

/** Longest wait to record a failure: a stopping product has little time. */
const RECORD_TIMEOUT_MS = 5_000;

async function endBadly(
  database: Database,
  { run, lease }: ClaimedRun,
  failure: RunFailure,
  policy: JobPolicy,
): Promise<RunEnd> {
  const isOwn = await database.transaction(
    async (transaction) => {
      await lockJob(transaction, lease.jobId);
      if (!(await releaseLease(transaction, lease))) return false;
      await recordFailure(transaction, run, failure, policy);
      return true;
    },
    { timeoutMs: RECORD_TIMEOUT_MS },
  );
  if (isOwn) return { status: 'failed', records: 0 };
  // Either the run was taken as dead, or its success was stored though the answer to COMMIT was lost.
  const recorded = await findAttempt(database, run.id);
  return { status: recorded?.status === 'succeeded' ? 'succeeded' : 'failed', records: 0 };
}

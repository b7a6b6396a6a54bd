/** What follows a failed attempt, in one transaction: history, retry or dead letter, audit, event. */
import type { Queryable } from '../../store/database.ts';
import { failAttempt, findAttempt, type JobAttempt, queueAttempt } from '../../store/job-attempts.ts';
import { revokeLostLease } from '../../store/job-leases.ts';
import { endSlot, postponeSlot, readSlot } from '../../store/job-slots.ts';
import { appendOutbox } from '../../store/outbox.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { type JobPolicy, retryDelay } from './policy.ts';
import { productEvent } from './product-event.ts';
import { auditRun } from './run-audit.ts';

export interface RunFailure {
  /** For the history: what went wrong, without secrets. */
  readonly error: string;
  /** False when the product was told to stop: that is nobody's fault, so it leads to no dead letter. */
  readonly counts: boolean;
}

/** Called under the job's lock by whoever holds the run's lease or has taken it away. */
export async function recordFailure(
  transaction: Queryable,
  run: JobAttempt,
  failure: RunFailure,
  policy: JobPolicy,
): Promise<void> {
  const slot = await readSlot(transaction, run.slotId);
  const failures = slot.failures + (failure.counts ? 1 : 0);
  const isDeadLetter = failures >= policy.maxAttempts;
  await failAttempt(transaction, run.id, { error: failure.error, isDeadLetter });
  await auditRun(transaction, run, { outcome: 'failed', phase: 'failed' });
  if (isDeadLetter) {
    await endSlot(transaction, run.slotId, 'dead');
    const content = { attempt: run.attempt, error: failure.error };
    await appendOutbox(transaction, run.id, [productEvent(run, { type: 'JobDeadLettered', content })]);
    return;
  }
  const delayMs = failure.counts ? retryDelay(failures, policy) : 0;
  await postponeSlot(transaction, run.slotId, { failures, delayMs });
  await queueAttempt(transaction, { ...run, id: uuidv7(), attempt: run.attempt + 1, isDispatched: false });
  if (!failure.counts) return;
  const content = {
    attempt: run.attempt,
    error: failure.error,
    maxAttempts: policy.maxAttempts,
    retryInSeconds: delayMs / 1_000,
  };
  await appendOutbox(transaction, run.id, [productEvent(run, { type: 'JobFailed', content })]);
}

const DIED = 'the process that ran it stopped without ending it';

/** Ends the job's run whose process has not been heard of in time, if there is one; answers that run. */
export async function failLostRun(
  transaction: Queryable,
  jobId: string,
  policy: JobPolicy,
): Promise<JobAttempt | undefined> {
  const lost = await revokeLostLease(transaction, jobId);
  if (lost === undefined) return undefined;
  const run = await findAttempt(transaction, lost.executionId);
  if (run?.status !== 'running') return undefined;
  await recordFailure(transaction, run, { error: DIED, counts: true }, policy);
  return run;
}

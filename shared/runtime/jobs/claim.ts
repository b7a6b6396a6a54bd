/** Decides what a delivery leads to, in one transaction: a run, a wait, or nothing but a skipped row. */
import type { Job } from '../../contract/jobs.ts';
import type { Database, Queryable } from '../../store/database.ts';
import {
  attemptNumber,
  findAttempt,
  findUnfinished,
  type JobAttempt,
  queueAttempt,
  recordSkipped,
  releaseDispatch,
  startAttempt,
} from '../../store/job-attempts.ts';
import { isLeaseHeld, type JobLease, takeLease } from '../../store/job-leases.ts';
import { lockJob } from '../../store/job-lock.ts';
import { type JobSlot, openSlot, readSlot } from '../../store/job-slots.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { failLostRun } from './failure.ts';
import type { Invocation } from './invocation.ts';
import type { JobPolicy } from './policy.ts';
import { auditRun } from './run-audit.ts';

/** A run that may begin: it holds the job's lease. */
export interface ClaimedRun {
  readonly run: JobAttempt;
  readonly lease: JobLease;
}

export type Claim =
  | ({ readonly outcome: 'run' } & ClaimedRun)
  /** The job is busy or the retry is not due: the run waits, and is sent again when its time has come. */
  | { readonly outcome: 'queued'; readonly executionId: string }
  /** A repeated delivery: its slot is done, given up, running or waiting already. */
  | { readonly outcome: 'skipped'; readonly executionId: string }
  /** It names a run that the store does not know. */
  | { readonly outcome: 'unknown' };

export interface ClaimRequest {
  readonly job: Job;
  readonly invocation: Invocation;
  readonly policy: JobPolicy;
  /** The span that the run would be told in. */
  readonly span: { readonly traceId: string; readonly spanId: string };
  readonly signal: AbortSignal;
}

export async function claimRun(database: Database, request: ClaimRequest): Promise<Claim> {
  const { job, policy, signal } = request;
  return database.transaction(
    async (transaction) => {
      await lockJob(transaction, job.id);
      await failLostRun(transaction, job.id, policy);
      const asked = await findAsked(transaction, request);
      if (asked === undefined) return { outcome: 'unknown' };
      const { slot } = asked;
      const unfinished = slot.status === 'open' ? await findUnfinished(transaction, slot.id) : undefined;
      if (slot.status !== 'open' || isRepeat(asked, unfinished)) {
        return skip(transaction, request, asked, unfinished);
      }
      const waiting = unfinished ?? (await queueAttempt(transaction, firstAttempt(request, slot)));
      if (!slot.isDue || (await isLeaseHeld(transaction, job.id))) {
        await releaseDispatch(transaction, waiting.id);
        return { outcome: 'queued', executionId: waiting.id };
      }
      return begin(transaction, request, waiting);
    },
    { signal },
  );
}

interface Asked {
  readonly slot: JobSlot;
  /** The run that was named, undefined where a time was. */
  readonly attempt: JobAttempt | undefined;
}

async function findAsked(transaction: Queryable, request: ClaimRequest): Promise<Asked | undefined> {
  const { job, invocation } = request;
  const { executionId, scheduledFor } = invocation;
  if (executionId !== null) {
    const attempt = await findAttempt(transaction, executionId);
    if (attempt?.jobId !== job.id) return undefined;
    return { slot: await readSlot(transaction, attempt.slotId), attempt };
  }
  const slotKey = scheduledFor ?? '';
  const slot = await openSlot(transaction, { jobId: job.id, domain: job.domain, slotKey, scheduledFor });
  return { slot, attempt: undefined };
}

/** A time whose run is recorded, or a run that is under way or over, was delivered before. */
function isRepeat({ attempt }: Asked, unfinished: JobAttempt | undefined): boolean {
  if (unfinished === undefined) return attempt !== undefined;
  return unfinished.status === 'running' || unfinished.id !== attempt?.id;
}

function firstAttempt({ job, invocation }: Pick<ClaimRequest, 'job' | 'invocation'>, slot: JobSlot) {
  return {
    id: uuidv7(),
    slotId: slot.id,
    jobId: job.id,
    domain: job.domain,
    trigger: invocation.trigger,
    attempt: 1,
    actor: null,
    scheduledFor: slot.scheduledFor,
    traceparent: invocation.traceparent,
    eventId: invocation.eventId,
    isDispatched: true,
  };
}

async function skip(
  transaction: Queryable,
  request: ClaimRequest,
  { slot, attempt }: Asked,
  unfinished: JobAttempt | undefined,
): Promise<Claim> {
  const delivery = {
    ...firstAttempt(request, slot),
    attempt: await attemptNumber(transaction, slot.id),
    actor: attempt?.actor ?? null,
    traceId: request.span.traceId,
    result: { skipped: 'repeated_delivery', slot: unfinished?.status ?? slot.status },
  };
  await recordSkipped(transaction, delivery);
  await auditRun(transaction, { ...delivery, status: 'skipped' }, { outcome: 'skipped', phase: 'single' });
  return { outcome: 'skipped', executionId: delivery.id };
}

async function begin(
  transaction: Queryable,
  { job, policy, span }: ClaimRequest,
  waiting: JobAttempt,
): Promise<Claim> {
  const executionId = waiting.id;
  const lease = await takeLease(transaction, { jobId: job.id, executionId, leaseMs: policy.leaseMs });
  await startAttempt(transaction, executionId, { fence: lease.fence, ...span });
  const run: JobAttempt = { ...waiting, status: 'running', traceId: span.traceId };
  await auditRun(transaction, run, { outcome: 'started', phase: 'started', spanId: span.spanId });
  return { outcome: 'run', run, lease };
}

/** Runs asked for by hand: recorded before their event leaves, so that the caller can follow them. */
import { AppError } from '../../contract/errors.ts';
import { jobRequestedType } from '../../contract/events.ts';
import type { Job } from '../../contract/jobs.ts';
import { appendAudit } from '../../store/audit.ts';
import type { Database, Queryable } from '../../store/database.ts';
import {
  attemptNumber,
  findAttempt,
  findUnfinished,
  type JobAttempt,
  queueAttempt,
} from '../../store/job-attempts.ts';
import { lockJob } from '../../store/job-lock.ts';
import { openSlot, postponeSlot, readSlot } from '../../store/job-slots.ts';
import { requeueGivenUp } from '../../store/outbox.ts';
import { uuidv7 } from '../../store/uuid.ts';
import type { Bus } from '../bus.ts';
import { describeError, log } from '../log.ts';
import { activeTraceparent } from '../telemetry/traceparent.ts';

/** Who asks, and under which name the trail tells it. */
export interface Requester {
  readonly actor: string;
  readonly action: string;
  readonly traceId: string;
  readonly signal: AbortSignal;
}

/** Records a waiting run of the job, with its audit row in the same transaction. */
export async function requestRun(database: Database, job: Job, requester: Requester): Promise<JobAttempt> {
  const { id: jobId, domain } = job;
  return database.transaction(async (transaction) => {
    await lockJob(transaction, jobId);
    const id = uuidv7();
    const slot = await openSlot(transaction, { jobId, domain, slotKey: id, scheduledFor: null });
    const run = await queueAttempt(transaction, {
      id,
      slotId: slot.id,
      jobId,
      domain,
      trigger: 'manual',
      attempt: 1,
      actor: requester.actor,
      scheduledFor: null,
      traceparent: activeTraceparent(),
      isDispatched: true,
    });
    await auditRequest(transaction, run, requester, {});
    return run;
  }, requester);
}

/**
 * Makes the undelivered events of a run due again, where its work has been done, by itself or by a later
 * attempt; the sweeper sends them. Null where there are none, or the work is to be done again instead.
 * @throws AppError `not_found`
 */
export async function requestEvents(
  database: Database,
  executionId: string,
  requester: Requester,
): Promise<JobAttempt | null> {
  return database.transaction(async (transaction) => {
    const run = await findAttempt(transaction, executionId);
    if (run === undefined) throw new AppError('not_found', `there is no run ${executionId}`);
    // Of a failed attempt, too, whose slot a later one has done: nothing runs again that could send them.
    if (run.status === 'failed' && (await readSlot(transaction, run.slotId)).status !== 'done') return null;
    const events = await requeueGivenUp(transaction, executionId);
    if (events === 0) return null;
    await auditRequest(transaction, run, requester, { events });
    return run;
  }, requester);
}

/**
 * Records a waiting run for the slot of a failed one, whose undelivered events are due again; a retry that waits already is brought forward.
 * @throws AppError `not_found`; `conflict` when the run has not failed, or its slot has been done since
 */
export async function requestReplay(
  database: Database,
  executionId: string,
  requester: Requester,
): Promise<JobAttempt> {
  return database.transaction(async (transaction) => {
    const failed = await findAttempt(transaction, executionId);
    if (failed === undefined) throw new AppError('not_found', `there is no run ${executionId}`);
    await lockJob(transaction, failed.jobId);
    const run = await replayUnderLock(transaction, executionId, requester.actor);
    await requeueGivenUp(transaction, executionId);
    await auditRequest(transaction, run, requester, { replayed: executionId });
    return run;
  }, requester);
}

async function replayUnderLock(transaction: Queryable, id: string, actor: string): Promise<JobAttempt> {
  const failed = await findAttempt(transaction, id);
  if (failed?.status !== 'failed') {
    throw new AppError('conflict', `only a failed run can be run again; this one is ${failed?.status}`);
  }
  const slot = await readSlot(transaction, failed.slotId);
  if (slot.status === 'done') throw new AppError('conflict', 'a later attempt of this run has succeeded');
  const unfinished = await findUnfinished(transaction, slot.id);
  if (unfinished?.status === 'running') {
    throw new AppError('conflict', `run ${unfinished.id} is under way in its place`);
  }
  // An operator who asks again gives a dead run all its attempts anew.
  const failures = slot.status === 'dead' ? 0 : slot.failures;
  await postponeSlot(transaction, slot.id, { failures, delayMs: 0 });
  if (unfinished !== undefined) return unfinished;
  return queueAttempt(transaction, {
    ...failed,
    id: uuidv7(),
    trigger: 'replay',
    attempt: (await attemptNumber(transaction, slot.id)) + 1,
    actor,
    traceparent: activeTraceparent(),
    isDispatched: true,
  });
}

async function auditRequest(
  transaction: Queryable,
  run: JobAttempt,
  { actor, action, traceId }: Requester,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(transaction, {
    actor,
    action,
    domain: run.domain,
    resource: `/api/jobs/executions/${run.id}`,
    parameters: { jobId: run.jobId, executionId: run.id, ...more },
    outcome: 'succeeded',
    traceId,
  });
}

/** Sends a recorded run's event. A bus that does not take it delays the run only: the sweeper sends it again. */
export async function sendRun(bus: Bus, run: JobAttempt, signal: AbortSignal): Promise<void> {
  const { id: executionId, jobId, scheduledFor, trigger, traceparent } = run;
  const detail = { executionId, jobId, scheduledFor, trigger, traceparent };
  try {
    const [error] = await bus.put([{ type: jobRequestedType, detail }], { signal });
    if (error) log('warn', 'the bus did not take a run; it waits for the sweeper', { executionId, error });
  } catch (error) {
    const reason = describeError(error);
    log('warn', 'the bus cannot be reached; a run waits for the sweeper', { executionId, error: reason });
  }
}

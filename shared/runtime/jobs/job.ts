/**
 * What wraps every job function: the event is read, the run claimed under a lease, done in a trace of its
 * own, stored in one transaction, and what waits behind it is sent.
 */

import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { Context } from 'aws-lambda';
import type { Job } from '../../contract/jobs.ts';
import type { Database } from '../../store/database.ts';
import type { ViewContext } from '../../views/view.ts';
import { type Container, container } from '../container.ts';
import { withDataState } from '../lineage/data-state.ts';
import { describeError, log } from '../log.ts';
import { storeDatabase } from '../resources/database.ts';
import { eventBus } from '../resources/event-bus.ts';
import { warehouses } from '../resources/warehouses.ts';
import { type Claim, type ClaimedRun, claimRun } from './claim.ts';
import { dispatchDueRuns } from './dispatch.ts';
import { type Invocation, readInvocation } from './invocation.ts';
import { inJobSpan } from './job-span.ts';
import { publishOutbox } from './publish.ts';
import { performRun } from './run.ts';
import type { JobResult } from './save.ts';

/** What a job works with. It reads the store; what it writes goes through its result's `save`. */
interface JobContext extends ViewContext {
  readonly database: Pick<Database, 'query'>;
  readonly signal: AbortSignal;
}

export type JobWork = (context: JobContext) => Promise<JobResult>;

/** Lambda's context; the embedded server adds a signal that aborts when it is told to stop. */
type JobInvocationContext = Pick<Context, 'getRemainingTimeInMillis'> & {
  readonly stopSignal?: AbortSignal;
};

/** What became of a delivery. */
export interface JobOutcome {
  readonly status: 'succeeded' | 'failed' | 'queued' | 'skipped' | 'unknown';
  readonly executionId: string | null;
}

export type JobFunction = (event: unknown, context: JobInvocationContext) => Promise<JobOutcome>;

/** Milliseconds kept back from the function's time limit to record a failure and to flush telemetry. */
const RESERVE_MS = 5_000;
const FLUSH_MS = 2_000;

/**
 * A failure of the work is recorded and repeated by the product itself, so the function then ends well. It
 * rejects when the store cannot be asked: the bus delivers the event again.
 */
export function job(definition: Job, work: JobWork): JobFunction {
  return async (event, context) => {
    const parts = container();
    const tracing = await parts.tracing();
    const invocation = readInvocation(definition, event);
    try {
      return await inJobSpan(definition, invocation, async (span) => {
        const outcome = await deliver(parts, { definition, invocation, context, work, span });
        span.setAttribute('otel_bi.job.outcome', outcome.status);
        if (outcome.executionId !== null) span.setAttribute('otel_bi.job.execution_id', outcome.executionId);
        if (outcome.status === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
        return outcome;
      });
    } finally {
      if (parts.flushPerInvocation) await tracing.flush(FLUSH_MS);
    }
  };
}

interface Delivery {
  readonly definition: Job;
  readonly invocation: Invocation;
  readonly context: JobInvocationContext;
  readonly work: JobWork;
  readonly span: Span;
}

async function deliver(parts: Container, delivery: Delivery): Promise<JobOutcome> {
  const { definition, invocation, context, span } = delivery;
  const stop = context.stopSignal ?? new AbortController().signal;
  const database = await parts.get(storeDatabase);
  const { traceId, spanId } = span.spanContext();
  const claim = await claimRun(database, {
    job: definition,
    invocation,
    policy: parts.jobPolicy(),
    span: { traceId, spanId },
    signal: stop,
  });
  if (claim.outcome !== 'run') return withoutRun(definition, claim);
  const status = await run(parts, database, claim, { ...delivery, stop });
  await sendWhatWaits(parts, database, definition.id);
  return { status, executionId: claim.run.id };
}

function withoutRun({ id }: Job, claim: Exclude<Claim, { outcome: 'run' }>): JobOutcome {
  if (claim.outcome !== 'unknown') return { status: claim.outcome, executionId: claim.executionId };
  log('warn', 'an event named a run that the store does not know', { job: id });
  return { status: 'unknown', executionId: null };
}

async function run(
  parts: Container,
  database: Database,
  claimed: ClaimedRun,
  { definition, context, work, stop }: Delivery & { readonly stop: AbortSignal },
): Promise<'succeeded' | 'failed'> {
  const policy = parts.jobPolicy();
  const timeoutMs = Math.min(policy.timeoutMs, Math.max(1, context.getRemainingTimeInMillis() - RESERVE_MS));
  const end = await performRun(database, claimed, {
    policy,
    timeoutMs,
    stop,
    work: async (signal) => {
      const warehouse = await parts.get(warehouses[definition.domain]);
      const settings = parts.analyticsSettings();
      const { answer, dataState } = await withDataState(warehouse, () =>
        work({ warehouse, settings, database, signal }),
      );
      return { ...answer, dataState };
    },
  });
  return end.status;
}

/** At once rather than by the sweeper's next round; what fails here is left to it. */
async function sendWhatWaits(parts: Container, database: Database, jobId: string): Promise<void> {
  try {
    const bus = await parts.get(eventBus);
    await dispatchDueRuns(database, bus, { jobId });
    await publishOutbox(database, bus);
  } catch (error) {
    log('warn', 'events wait for the sweeper', { job: jobId, error: describeError(error) });
  }
}

/** EventBridge's part on one machine: jobs at their times, missed ones once, and the sweeper. */
import { jobRequestedType } from '@otel-bi/shared/contract/events.ts';
import { type Job, jobs } from '@otel-bi/shared/contract/jobs.ts';
import { inScheduleSpan } from '@otel-bi/shared/runtime/jobs/job-span.ts';
import type { JobPolicy } from '@otel-bi/shared/runtime/jobs/policy.ts';
import { sweep } from '@otel-bi/shared/runtime/jobs/sweep.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';
import { activeTraceparent } from '@otel-bi/shared/runtime/telemetry/traceparent.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { findUnknownSlots } from '@otel-bi/shared/store/job-slots.ts';
import { Cron } from 'croner';
import type { EmbeddedBus } from '../bus/bus.ts';
import { latestSlot } from './slots.ts';

export interface SchedulerOptions {
  readonly database: () => Promise<Database>;
  readonly bus: EmbeddedBus;
  readonly policy: JobPolicy;
  /** Whether jobs run at their times; triggers, retries and events work either way. */
  readonly isScheduling: boolean;
  /** Whether a job whose latest time passed without a run is run once. */
  readonly isCatchingUp: boolean;
  /** Milliseconds between the sweeper's rounds, 10,000 by default. */
  readonly sweepEveryMs?: number;
}

export interface Scheduler {
  /** Resolves when the missed jobs of the start have been run. */
  readonly caughtUp: Promise<void>;
  /** Starts nothing more. */
  close(): Promise<void>;
}

/** A time that has just come is the schedule's, not a missed one. */
const GRACE_MS = 60_000;

export function startScheduler(options: SchedulerOptions): Scheduler {
  const stop = new AbortController();
  const { signal } = stop;
  const crons = options.isScheduling ? jobs.map((job) => startCron(job, options.bus)) : [];

  const sweeping = inTurn('a round of the sweeper failed', signal, async (graceMs) => {
    // What an earlier process had sent within itself ended with it.
    const resend = graceMs === 0 ? { resendAfterMs: 0 } : {};
    await sweep(await options.database(), options.bus, options.policy, { signal, ...resend });
  });
  const catchingUp = inTurn('missed jobs could not be looked for', signal, (graceMs) =>
    options.isCatchingUp ? catchUp(options, { graceMs, signal }) : Promise.resolve(),
  );
  void sweeping(0);
  const caughtUp = catchingUp(0);
  const timer = setInterval(() => {
    void sweeping(GRACE_MS);
    void catchingUp(GRACE_MS);
  }, options.sweepEveryMs ?? 10_000);
  timer.unref();

  return {
    caughtUp,
    async close() {
      stop.abort();
      clearInterval(timer);
      for (const cron of crons) cron.stop();
    },
  };
}

function startCron(job: Job, bus: EmbeddedBus): Cron {
  return new Cron(job.cron, { timezone: 'UTC', unref: true }, () =>
    // A timer may fire a moment early: the time meant is the nearest one.
    request(job, 'schedule', latestSlot(job, new Date(Date.now() + 1_000)), bus),
  );
}

/** Asks for a run and waits for its end. */
async function request(
  job: Job,
  trigger: 'schedule' | 'catch-up',
  scheduledFor: string,
  bus: EmbeddedBus,
): Promise<void> {
  const traceparent = inScheduleSpan(job, activeTraceparent);
  const detail = { jobId: job.id, executionId: null, scheduledFor, trigger, traceparent };
  await bus.deliver({ type: jobRequestedType, detail });
}

/** One after another, so that a start leaves room for requests. */
async function catchUp(
  { database, bus }: SchedulerOptions,
  { graceMs, signal }: { readonly graceMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const at = new Date(Date.now() - graceMs);
  const latest = jobs.map((job) => ({ job, jobId: job.id, slotKey: latestSlot(job, at) }));
  for (const { job, slotKey } of await findUnknownSlots(await database(), latest)) {
    if (signal.aborted) return;
    await request(job, 'catch-up', slotKey, bus);
  }
}

/** Work that never overlaps itself: while it is under way another call does nothing. Failures are logged. */
function inTurn(failure: string, stop: AbortSignal, work: (graceMs: number) => Promise<void>) {
  let isUnderWay = false;
  return async (graceMs: number): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await work(graceMs);
    } catch (error) {
      if (!stop.aborted) log('warn', failure, { error: describeError(error) });
    } finally {
      isUnderWay = false;
    }
  };
}

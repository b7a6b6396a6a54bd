/** What invokes a job function: EventBridge's own schedule, or an event that asks for a run. */
import * as z from 'zod/mini';
import { isoInstant } from '../../contract/envelope.ts';
import { AppError } from '../../contract/errors.ts';
import { eventSource, jobRequested, jobRequestedType } from '../../contract/events.ts';
import type { Job } from '../../contract/jobs.ts';
import type { JobTrigger } from '../../store/job-attempts.ts';

/** What a delivery asks for. */
export interface Invocation {
  readonly eventId: string;
  readonly trigger: JobTrigger;
  /** The waiting run, or null for a scheduled time whose run is not recorded yet. */
  readonly executionId: string | null;
  /** ISO 8601 UTC, a whole minute. */
  readonly scheduledFor: string | null;
  /** W3C context of whoever asked. */
  readonly traceparent: string | null;
}

const scheduledEvent = z.object({
  id: z.string(),
  source: z.enum(['aws.events', 'aws.scheduler']),
  time: isoInstant,
});

const requestedEvent = z.object({
  id: z.string(),
  source: z.literal(eventSource),
  'detail-type': z.literal(jobRequestedType),
  detail: jobRequested,
});

/**
 * A rule fires within its minute, so the minute is the time that was scheduled.
 * @throws AppError `invalid_body` for an event of another kind or for another job
 */
export function readInvocation(job: Job, event: unknown): Invocation {
  const parsed = z.safeParse(z.union([scheduledEvent, requestedEvent]), event);
  if (!parsed.success)
    throw new AppError('invalid_body', `${job.id} was given an event that it does not know`);
  const given = parsed.data;
  if (!('detail' in given)) {
    return {
      eventId: given.id,
      trigger: 'schedule',
      executionId: null,
      scheduledFor: minuteOf(given.time),
      traceparent: null,
    };
  }
  const { jobId, executionId, scheduledFor, trigger, traceparent } = given.detail;
  if (jobId !== job.id) throw new AppError('invalid_body', `${job.id} was given an event for ${jobId}`);
  if (executionId === null && scheduledFor === null) {
    throw new AppError('invalid_body', `${job.id} was asked for neither a run nor a time`);
  }
  return {
    eventId: given.id,
    trigger,
    executionId,
    scheduledFor: scheduledFor === null ? null : minuteOf(scheduledFor),
    traceparent,
  };
}

const MINUTE_MS = 60_000;

function minuteOf(instant: string): string {
  return new Date(Math.floor(Date.parse(instant) / MINUTE_MS) * MINUTE_MS).toISOString();
}

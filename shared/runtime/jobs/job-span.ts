/** A run is the root of a trace of its own, linked to whatever asked for it. */
import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Job } from '../../contract/jobs.ts';
import { spanContextOf } from '../telemetry/traceparent.ts';
import type { Invocation } from './invocation.ts';

const tracer = trace.getTracer('otel-bi.jobs');

export function inJobSpan<T>(
  job: Job,
  { trigger, scheduledFor, traceparent }: Invocation,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const cause = spanContextOf(traceparent);
  const options = {
    root: true,
    kind: SpanKind.CONSUMER,
    links: cause === undefined ? [] : [{ context: cause }],
    attributes: {
      'otel_bi.job': job.id,
      'otel_bi.job.trigger': trigger,
      ...(scheduledFor === null ? {} : { 'otel_bi.job.scheduled_for': scheduledFor }),
    },
  };
  return tracer.startActiveSpan(`job ${job.id}`, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The span of a scheduled time, to which the run is linked. */
export function inScheduleSpan<T>(job: Job, work: () => T): T {
  return tracer.startActiveSpan(`schedule ${job.id}`, { root: true, kind: SpanKind.PRODUCER }, (span) => {
    try {
      return work();
    } finally {
      span.end();
    }
  });
}

/** A run is the root of a trace of its own, linked to whatever asked for it. */
import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { eventSource } from '../../contract/events.ts';
import type { Job } from '../../contract/jobs.ts';
import { MESSAGING_SYSTEM } from '../telemetry/bus.ts';
import { invocationAttributes } from '../telemetry/invocation.ts';
import { asJobService } from '../telemetry/service.ts';
import { spanContextOf } from '../telemetry/traceparent.ts';
import type { Invocation } from './invocation.ts';

const tracer = trace.getTracer('otel-bi.jobs');

export function inJobSpan<T>(
  job: Job,
  { eventId, trigger, scheduledFor, traceparent }: Invocation,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const cause = spanContextOf(traceparent);
  const options = {
    root: true,
    kind: SpanKind.CONSUMER,
    links: cause === undefined ? [] : [{ context: cause }],
    attributes: {
      'messaging.system.name': MESSAGING_SYSTEM,
      'messaging.destination.name': eventSource,
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.message.id': eventId,
      ...invocationAttributes(trigger === 'schedule' ? 'timer' : 'pubsub', eventId),
      'otel_bi.job': job.id,
      'otel_bi.job.trigger': trigger,
      ...(scheduledFor === null ? {} : { 'otel_bi.job.scheduled_for': scheduledFor }),
    },
  };
  const service = asJobService(context.active());
  return tracer.startActiveSpan(`job ${job.id}`, options, service, async (span) => {
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
  const options = { root: true, kind: SpanKind.PRODUCER };
  const service = asJobService(context.active());
  return tracer.startActiveSpan(`schedule ${job.id}`, options, service, (span) => {
    try {
      return work();
    } finally {
      span.end();
    }
  });
}

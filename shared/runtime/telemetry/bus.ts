/** A producer span around what is put on the event bus, by the messaging conventions. */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { eventSource } from '../../contract/events.ts';
import type { Bus } from '../bus.ts';
import { failSpan } from './failure.ts';

const tracer = trace.getTracer('otel-bi.bus');

/** The registry has no name for EventBridge; this one is shaped like its names for SNS and SQS. */
export const MESSAGING_SYSTEM = 'aws.eventbridge';

export function tracedBus<B extends Bus>(bus: B): B {
  return {
    ...bus,
    put(events, options) {
      const [first] = events;
      const isUniform = events.every(({ type }) => type === first?.type);
      const attributes = {
        'messaging.system.name': MESSAGING_SYSTEM,
        'messaging.destination.name': eventSource,
        'messaging.operation.name': 'put',
        'messaging.operation.type': 'send',
        'messaging.batch.message_count': events.length,
        ...(isUniform && first !== undefined ? { 'otel_bi.event.type': first.type } : {}),
      };
      return tracer.startActiveSpan(
        `put ${eventSource}`,
        { kind: SpanKind.PRODUCER, attributes },
        async (span) => {
          try {
            const results = await bus.put(events, options);
            const refused = results.filter((result) => result !== null).length;
            if (refused > 0) {
              span.setAttribute('otel_bi.events.refused', refused);
              span.setStatus({ code: SpanStatusCode.ERROR });
            }
            return results;
          } catch (error) {
            span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
            failSpan(span, error);
            throw error;
          } finally {
            span.end();
          }
        },
      );
    },
  };
}

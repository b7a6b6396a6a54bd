/** W3C trace context as one text, for what leaves the process other than by HTTP headers. */
import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type SpanContext,
  trace,
} from '@opentelemetry/api';

/** The active span as a `traceparent`, null where there is none. */
export function activeTraceparent(): string | null {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** The span that a `traceparent` names, undefined when it names none. */
export function spanContextOf(traceparent: string | null): SpanContext | undefined {
  if (traceparent === null) return undefined;
  const span = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return span !== undefined && isSpanContextValid(span) ? span : undefined;
}

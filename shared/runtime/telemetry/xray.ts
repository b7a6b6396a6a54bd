/**
 * The spans of an invocation as subsegments of X-Ray, by Powertools Tracer. Loaded on AWS alone, where it is
 * switched on (TRACING_XRAY); bundles for stages without it do not hold it.
 */
import { Tracer } from '@aws-lambda-powertools/tracer';
import { type Attributes, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** The part of a segment of the X-Ray SDK that is used here. */
type Segment = ReturnType<Tracer['getSegment']>;
type Subsegment = ReturnType<NonNullable<Segment>['addNewSubsegment']>;

/** What X-Ray takes in the name of a segment, and how much. */
const UNNAMEABLE = /[^\p{L}\p{N}\s_.:/%&#=+\\@-]/gu;
const LONGEST_NAME = 200;
/** Subsegments that never ended must not fill the memory. */
const MAX_OPEN = 1_000;

/** @param service annotated on each invocation */
export function xraySpans(service: string): SpanProcessor {
  // Outgoing calls have spans of their own.
  const tracer = new Tracer({ serviceName: service, captureHTTPsRequests: false });
  const open = new Map<string, Subsegment>();
  let isColdStart = true;
  return {
    onStart(span) {
      if (open.size >= MAX_OPEN) return;
      const parent = open.get(span.parentSpanContext?.spanId ?? '') ?? tracer.getSegment();
      const subsegment = parent?.addNewSubsegment(nameOf(span.name));
      if (subsegment === undefined) return;
      if (parent?.name === 'facade') {
        subsegment.addAnnotation('Service', service);
        subsegment.addAnnotation('ColdStart', isColdStart);
        isColdStart = false;
        subsegment.addAnnotation('otel_trace_id', span.spanContext().traceId);
      }
      open.set(span.spanContext().spanId, subsegment);
    },
    onEnd(span) {
      const { spanId } = span.spanContext();
      const subsegment = open.get(spanId);
      if (subsegment === undefined) return;
      open.delete(spanId);
      describe(subsegment, span);
      subsegment.close();
    },
    forceFlush: async () => undefined,
    shutdown: async () => open.clear(),
  };
}

function nameOf(text: string): string {
  return text.replaceAll(UNNAMEABLE, '_').slice(0, LONGEST_NAME);
}

function describe(subsegment: Subsegment, { kind, attributes, status }: ReadableSpan): void {
  if (kind === SpanKind.CLIENT) {
    subsegment.addAttribute('namespace', attributes['rpc.system.name'] === 'aws-api' ? 'aws' : 'remote');
  }
  if (status.code === SpanStatusCode.ERROR) subsegment.addFaultFlag();
  const text = attributes['db.query.text'];
  if (typeof text === 'string') {
    // Without values, as it is in the span.
    subsegment.addAttribute('sql', { sanitized_query: text, database_type: attributes['db.system.name'] });
  }
  for (const [name, value] of annotations(attributes)) subsegment.addAnnotation(name, value);
}

/** What a trace is looked for by; X-Ray takes letters, digits and underscores in a name. */
const ANNOTATED = ['otel_bi.endpoint', 'http.response.status_code', 'error.type', 'otel_bi.job.outcome'];

function annotations(attributes: Attributes): [string, string | number][] {
  return ANNOTATED.flatMap((name): [string, string | number][] => {
    const value = attributes[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name.replaceAll('.', '_'), value]] : [];
  });
}

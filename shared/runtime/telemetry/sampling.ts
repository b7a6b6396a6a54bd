/** Which traces are kept: the configured share, and every local trace in which something failed. */
import { SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  createAlwaysRecordSampler,
  ParentBasedSampler,
  type ReadableSpan,
  type Sampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';

export interface SamplingSettings {
  /** Whether the decision of a caller with a `traceparent` is followed. */
  readonly parentBased: boolean;
  /** Share of traces begun here that are kept, 0 to 1. */
  readonly ratio: number;
}

function rootSampler(ratio: number): Sampler {
  if (ratio >= 1) return new AlwaysOnSampler();
  return ratio <= 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
}

/**
 * Records every span, so that a failure can still be kept when it shows; `traceparent` says what was
 * decided at the start.
 */
export function recordingSampler({ parentBased, ratio }: SamplingSettings): Sampler {
  const root = rootSampler(ratio);
  return createAlwaysRecordSampler(parentBased ? new ParentBasedSampler({ root }) : root);
}

/** Spans of one trace in this process that were not sampled, until the last of them has ended. */
interface Pending {
  open: number;
  hasError: boolean;
  readonly spans: ReadableSpan[];
}

/** Beyond these, unsampled spans are let go: they are a second chance, not a promise to hold all memory. */
const MAX_TRACES = 1_000;
const MAX_SPANS = 512;

/** Hands sampled spans on; those of an unsampled trace too, once it is known that one of them failed. */
export function keepErrors(next: SpanProcessor): SpanProcessor {
  const pending = new Map<string, Pending>();

  function begin(traceId: string): void {
    const known = pending.get(traceId);
    if (known !== undefined) {
      known.open += 1;
      return;
    }
    const oldest = pending.size >= MAX_TRACES ? pending.keys().next().value : undefined;
    if (oldest !== undefined) pending.delete(oldest);
    pending.set(traceId, { open: 1, hasError: false, spans: [] });
  }

  function finish(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const trace = pending.get(traceId);
    if (trace === undefined) return;
    trace.open -= 1;
    trace.hasError ||= span.status.code === SpanStatusCode.ERROR;
    if (trace.spans.length < MAX_SPANS) trace.spans.push(span);
    if (trace.open > 0) return;
    pending.delete(traceId);
    if (trace.hasError) for (const each of trace.spans) next.onEnd(asSampled(each));
  }

  return {
    onStart(span, context) {
      if (!isSampled(span)) begin(span.spanContext().traceId);
      next.onStart(span, context);
    },
    onEnd(span) {
      if (isSampled(span)) next.onEnd(span);
      else finish(span);
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
}

function isSampled(span: Pick<ReadableSpan, 'spanContext'>): boolean {
  return (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
}

/** The same span with the flag without which exporters leave it out. */
function asSampled(span: ReadableSpan): ReadableSpan {
  const context = { ...span.spanContext(), traceFlags: TraceFlags.SAMPLED };
  return Object.create(span, { spanContext: { value: () => context } });
}

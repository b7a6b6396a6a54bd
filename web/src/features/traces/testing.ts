/** Spans for tests. */
import type { Span } from './api/traces.ts';

export function span(
  spanId: string,
  parentSpanId: string | null,
  offsetMs: number,
  durationMs: number,
): Span {
  return {
    spanId,
    parentSpanId,
    name: `span ${spanId}`,
    kind: 'internal',
    service: 'otel-bi-api',
    scope: 'otel-bi.http',
    offsetMs,
    durationMs,
    isError: false,
    statusMessage: null,
    attributes: {},
    events: [],
    links: [],
  };
}

/** What a list shows of a trace. */
import type { traceSummary } from '@otel-bi/shared/contract/embedded/traces.ts';
import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';
import type * as z from 'zod/mini';
import type { StoredAttributes, StoredSpan } from './model.ts';
import type { KeptTrace } from './trace-store.ts';

export type TraceSummary = z.infer<typeof traceSummary>;

export function summaryOf({ traceId, spans }: KeptTrace): TraceSummary {
  const sorted = byStart(spans);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const root =
    sorted.find(({ parentSpanId }) => parentSpanId === null || !ids.has(parentSpanId)) ?? sorted[0];
  const request = sorted.find(({ kind, attributes }) => kind === 'server' && 'http.route' in attributes);
  const startMs = startOf(spans);
  const endMs = Math.max(...spans.map((span) => span.startMs + span.durationMs));
  const errors = spans.filter(({ isError }) => isError).length;
  const statusCode = request?.attributes['http.response.status_code'];
  return {
    traceId,
    name: root?.name ?? '',
    service: root?.service ?? '',
    services: [...new Set(sorted.map(({ service }) => service))],
    route: textOf(request?.attributes, 'http.route'),
    method: textOf(request?.attributes, 'http.request.method'),
    statusCode: typeof statusCode === 'number' ? statusCode : null,
    outcome: outcomeOf(spans),
    startedAt: new Date(startMs).toISOString(),
    durationMs: roundMs(endMs - startMs),
    spans: spans.length,
    errors,
  };
}

/** What failed outweighs what was given up. */
function outcomeOf(spans: readonly StoredSpan[]): TraceSummary['outcome'] {
  const known = new Map(spans.map((span) => [span.spanId, span]));
  if (spans.some((span) => span.isError && !isMadeGood(span, known))) return 'error';
  return spans.some(({ attributes }) => attributes[CANCELLED] === true) ? 'cancelled' : 'ok';
}

/** Whether the request or run that a failure was part of ended well in spite of it, as after a second try. */
function isMadeGood(failed: StoredSpan, known: ReadonlyMap<string, StoredSpan>): boolean {
  const seen = new Set<StoredSpan>();
  for (
    let span: StoredSpan | undefined = failed;
    span !== undefined && !seen.has(span);
    span = known.get(span.parentSpanId ?? '')
  ) {
    if (span.kind === 'server' || span.kind === 'consumer') return !span.isError;
    seen.add(span);
  }
  return false;
}

export function byStart(spans: readonly StoredSpan[]): StoredSpan[] {
  return spans.toSorted((a, b) => a.startMs - b.startMs);
}

export function startOf(spans: readonly StoredSpan[]): number {
  return Math.min(...spans.map(({ startMs }) => startMs));
}

/** Microseconds: finer than that clocks do not go. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}

export function textOf(attributes: StoredAttributes | undefined, key: string): string | null {
  const value = attributes?.[key];
  return typeof value === 'string' ? value : null;
}

/** Which of the kept traces a list shows. */

import type { listTraces } from '@otel-bi/shared/contract/embedded/traces.ts';
import type { QueryOf } from '@otel-bi/shared/contract/endpoint.ts';
import { config } from '@otel-bi/shared/contract/platform/config.ts';
import { health } from '@otel-bi/shared/contract/platform/health.ts';
import { telemetryStatus } from '@otel-bi/shared/contract/platform/telemetry.ts';
import { summaryOf, type TraceSummary, textOf } from './summary.ts';
import type { KeptTrace } from './trace-store.ts';

const DEFAULT_LIMIT = 100;

export type TraceFilter = QueryOf<typeof listTraces>;

/** @param traces newest first; so is the result */
export function searchTraces(traces: readonly KeptTrace[], filter: TraceFilter): TraceSummary[] {
  const { limit = DEFAULT_LIMIT } = filter;
  const found: TraceSummary[] = [];
  for (const trace of traces) {
    if (found.length === limit) break;
    const summary = summaryOf(trace);
    if (matches(trace, summary, filter)) found.push(summary);
  }
  return found;
}

function matches(trace: KeptTrace, summary: TraceSummary, filter: TraceFilter): boolean {
  const { outcome, min_duration_ms: min = 0, max_duration_ms: max = Number.POSITIVE_INFINITY } = filter;
  return (
    (outcome === undefined || summary.outcome === outcome) &&
    (filter.routine === undefined || summary.outcome !== 'ok' || !isRoutine(trace)) &&
    summary.durationMs >= min &&
    summary.durationMs <= max &&
    hasRequest(trace, summary, filter)
  );
}

/** What pages and probes ask again and again, whatever anybody does. */
const routineRoutes: ReadonlySet<unknown> = new Set([config.path, health.path, telemetryStatus.path]);

/** Whether nothing but such calls is in it; one that belongs to a page's load is that page's. */
function isRoutine({ spans }: KeptTrace): boolean {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === null || !ids.has(parentSpanId));
  return roots.every(
    ({ kind, attributes }) => kind === 'server' && routineRoutes.has(attributes['http.route']),
  );
}

/** Whether one of its requests has both the route and the status; the load of a page has many requests. */
function hasRequest({ spans }: KeptTrace, { name }: TraceSummary, { route, status }: TraceFilter): boolean {
  const wanted = route?.toLowerCase();
  const isNamed = wanted === undefined || name.toLowerCase().includes(wanted);
  if (isNamed && status === undefined) return true;
  return spans.some(({ kind, attributes }) => {
    const own = textOf(attributes, 'http.route')?.toLowerCase();
    if (kind !== 'server' || own === undefined) return false;
    const hasStatus = status === undefined || attributes['http.response.status_code'] === status;
    return hasStatus && (isNamed || own.includes(wanted));
  });
}

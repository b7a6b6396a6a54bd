/** Which of the kept traces a list shows. */

import type { listTraces } from '@otel-bi/shared/contract/embedded/traces.ts';
import type { QueryOf } from '@otel-bi/shared/contract/endpoint.ts';
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
    summary.durationMs >= min &&
    summary.durationMs <= max &&
    hasRequest(trace, summary, filter)
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

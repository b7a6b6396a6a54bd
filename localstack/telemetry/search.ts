/** Which of the kept traces a list shows. */

import type { listTraces } from '@otel-bi/shared/contract/embedded/traces.ts';
import type { QueryOf } from '@otel-bi/shared/contract/endpoint.ts';
import { summaryOf, type TraceSummary } from './summary.ts';
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
    if (matches(summary, filter)) found.push(summary);
  }
  return found;
}

function matches(summary: TraceSummary, filter: TraceFilter): boolean {
  const { route, outcome, status, min_duration_ms: min = 0, max_duration_ms: max = Infinity } = filter;
  const wanted = route?.toLowerCase();
  const texts = [summary.route, summary.name].map((text) => text?.toLowerCase());
  return (
    (wanted === undefined || texts.some((text) => text?.includes(wanted))) &&
    (outcome === undefined || summary.outcome === outcome) &&
    (status === undefined || summary.statusCode === status) &&
    summary.durationMs >= min &&
    summary.durationMs <= max
  );
}

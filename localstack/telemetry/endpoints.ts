/** The embedded endpoints over a trace store, wrapped as every other function is. */

import { listTraces, readTrace, serviceMap, slowQueries } from '@otel-bi/shared/contract/embedded/traces.ts';
import type { Endpoint } from '@otel-bi/shared/contract/endpoint.ts';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { endpoint, type HttpFunction } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { listAuditOfTrace } from '@otel-bi/shared/store/audit-of-trace.ts';
import type { StoredLog, StoredSpan } from './model.ts';
import { searchTraces } from './search.ts';
import { serviceMapOf } from './service-map.ts';
import { slowQueriesOf } from './slow-queries.ts';
import { byStart, roundMs, startOf, summaryOf } from './summary.ts';
import type { TraceStore } from './trace-store.ts';

export interface EmbeddedRoute {
  readonly route: Endpoint;
  readonly handler: HttpFunction;
}

const DEFAULT_STATEMENTS = 50;

export function traceEndpoints(store: TraceStore): EmbeddedRoute[] {
  return [
    {
      route: listTraces,
      handler: endpoint(listTraces, async ({ query }) => jsonAnswer(searchTraces(store.all(), query))),
    },
    { route: readTrace, handler: readTraceHandler(store) },
    { route: serviceMap, handler: endpoint(serviceMap, async () => jsonAnswer(serviceMapOf(store.all()))) },
    {
      route: slowQueries,
      handler: endpoint(slowQueries, async ({ query: { limit = DEFAULT_STATEMENTS } }) =>
        jsonAnswer(slowQueriesOf(store.all(), limit)),
      ),
    },
  ];
}

function readTraceHandler(store: TraceStore): HttpFunction {
  return endpoint(readTrace, async ({ params: { traceId }, container, signal }) => {
    const trace = store.find(traceId);
    if (trace === undefined || trace.spans.length === 0) {
      throw new AppError('not_found', 'there is no such trace, or no longer: only the last ones are kept');
    }
    const audit = await listAuditOfTrace(await container.get(storeDatabase), traceId, { signal });
    const startMs = startOf(trace.spans);
    const linked = store.all().filter(({ spans }) => spans.some(({ links }) => links.some(linksTo(traceId))));
    return jsonAnswer({
      ...summaryOf(trace),
      tree: byStart(trace.spans).map((span) => shownSpan(span, startMs)),
      logs: trace.logs.map(shownLog),
      audit,
      linkedFrom: linked.filter((each) => each.traceId !== traceId).map(summaryOf),
    });
  });
}

const linksTo = (traceId: string) => (link: { readonly traceId: string }) => link.traceId === traceId;

function shownSpan({ traceId: _, startMs, durationMs, events, ...span }: StoredSpan, originMs: number) {
  return {
    ...span,
    offsetMs: roundMs(startMs - originMs),
    durationMs: roundMs(durationMs),
    events: events.map(({ atMs, ...event }) => ({ ...event, offsetMs: roundMs(atMs - originMs) })),
  };
}

function shownLog({ traceId: _, atMs, ...line }: StoredLog) {
  return { at: new Date(atMs).toISOString(), ...line };
}

import { describe, expect, it } from 'vitest';
import type { StoredSpan } from './model.ts';
import { searchTraces, type TraceFilter } from './search.ts';

function span(name: string, attributes: StoredSpan['attributes'] = {}, isError = false): StoredSpan {
  return {
    traceId: 'unused',
    spanId: name,
    parentSpanId: null,
    name,
    kind: 'http.route' in attributes ? 'server' : 'internal',
    service: 'test',
    scope: 'test',
    startMs: 1_000,
    durationMs: 10,
    isError,
    statusMessage: null,
    attributes,
    events: [],
    links: [],
  };
}

const request = (route: string, status: number) =>
  span(`GET ${route}`, { 'http.route': route, 'http.response.status_code': status }, status >= 500);

const kept = (traceId: string, ...spans: readonly StoredSpan[]) => ({
  traceId,
  spans: [...spans],
  logs: [],
  bytes: 0,
});

const traces = [
  kept('job', span('job aw.daily.forecast')),
  kept(
    'page',
    span('page load /aw/sales'),
    request('/api/aw/filters', 200),
    request('/api/aw/sales/kpis', 503),
  ),
  kept('call', request('/api/aw/sales/kpis', 200)),
];

const found = (filter: TraceFilter) => searchTraces(traces, filter).map(({ traceId }) => traceId);

describe('the search among kept traces', () => {
  it('finds a route among all requests of a trace, and a part of its name, in any case', () => {
    expect(found({ route: 'SALES/kpis' })).toEqual(['page', 'call']);
    expect(found({ route: 'Forecast' })).toEqual(['job']);
    expect(found({ route: 'nothing' })).toEqual([]);
  });

  it('wants route and status of the same request', () => {
    expect(found({ status: 200 })).toEqual(['page', 'call']);
    expect(found({ status: 503 })).toEqual(['page']);
    expect(found({ route: 'kpis', status: 503 })).toEqual(['page']);
    expect(found({ route: 'filters', status: 503 })).toEqual([]);
    expect(found({ route: 'page load', status: 503 })).toEqual(['page']);
    expect(found({ route: 'job', status: 200 })).toEqual([]);
  });

  it('counts a failure that its request made good as none', () => {
    const insert = { ...span('INSERT', {}, true), parentSpanId: 'GET /api/x' };
    const both = [
      kept('again', request('/api/x', 200), insert),
      kept('lost', request('/api/x', 503), insert),
      kept('alone', insert),
      kept(
        'ring',
        { ...insert, spanId: 'a', parentSpanId: 'b' },
        { ...insert, spanId: 'b', parentSpanId: 'a' },
      ),
    ];
    const ids = searchTraces(both, { outcome: 'error' }).map(({ traceId }) => traceId);
    expect(ids).toEqual(['lost', 'alone', 'ring']);
    expect(searchTraces(both, {}).map(({ errors }) => errors)).toEqual([1, 2, 1, 2]);
  });

  it('leaves out calls for settings and health alone, unless they failed', () => {
    const routine = [
      kept('settings', request('/api/config', 200)),
      kept('health', request('/api/health', 200)),
      kept('broken', request('/api/health', 503)),
      kept('page', span('page load /'), { ...request('/api/config', 200), parentSpanId: 'page load /' }),
      kept('call', request('/api/aw/sales/kpis', 200)),
    ];
    const ids = (filter: TraceFilter) => searchTraces(routine, filter).map(({ traceId }) => traceId);
    expect(ids({ routine: 'exclude' })).toEqual(['broken', 'page', 'call']);
    expect(ids({})).toHaveLength(5);
  });

  it('narrows by outcome, duration and number', () => {
    expect(found({ outcome: 'error' })).toEqual(['page']);
    expect(found({ outcome: 'ok', limit: 1 })).toEqual(['job']);
    expect(found({ min_duration_ms: 11 })).toEqual([]);
    expect(found({ max_duration_ms: 9 })).toEqual([]);
    expect(found({})).toEqual(['job', 'page', 'call']);
  });
});

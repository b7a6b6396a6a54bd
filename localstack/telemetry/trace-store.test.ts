import { describe, expect, it } from 'vitest';
import type { StoredSpan } from './model.ts';
import { createTraceStore, defaultLimits } from './trace-store.ts';

let ids = 0;

function span(traceId: string, text = ''): StoredSpan {
  ids += 1;
  return {
    traceId,
    spanId: String(ids),
    parentSpanId: null,
    name: 'work',
    kind: 'internal',
    service: 'test',
    scope: 'test',
    startMs: ids,
    durationMs: 1,
    isError: false,
    statusMessage: null,
    attributes: { text },
    events: [],
    links: [],
  };
}

const line = (traceId: string) => ({
  traceId,
  spanId: null,
  atMs: 1,
  level: 'info',
  message: 'noted',
  fields: {},
});

describe('the last traces', () => {
  it('are bounded in number: the oldest go', () => {
    const store = createTraceStore({ ...defaultLimits, traces: 3 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) store.addSpan(span(id));
    expect(store.all().map(({ traceId }) => traceId)).toEqual(['e', 'd', 'c']);
    expect(store.find('a')).toBeUndefined();
  });

  it('are bounded in bytes, which are given back', () => {
    const store = createTraceStore({ ...defaultLimits, bytes: 100_000 });
    for (let index = 0; index < 1_000; index += 1) {
      store.addSpan(span(`t${index}`, 'x'.repeat(1_000)));
      expect(store.size.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(store.size.traces).toBeGreaterThan(20);
    expect(store.find('t999')).toBeDefined();
  });

  it('count every text of a span', () => {
    const long = 'x'.repeat(5_000);
    const event = { name: long, atMs: 1, attributes: { [long]: 1 } };
    const store = createTraceStore();
    store.addSpan({ ...span('t'), service: long, scope: long, statusMessage: long, events: [event] });
    expect(store.size.bytes).toBeGreaterThan(2 * 5 * long.length);
  });

  it('are each bounded too: a trace without end does not push out all others', () => {
    const store = createTraceStore({ ...defaultLimits, spansPerTrace: 10, logsPerTrace: 5 });
    for (let index = 0; index < 100; index += 1) {
      store.addSpan(span('long'));
      store.addLog(line('long'));
    }
    expect(store.find('long')?.spans).toHaveLength(10);
    expect(store.find('long')?.logs).toHaveLength(5);
  });

  it('are shown once they have a span', () => {
    const store = createTraceStore();
    store.addLog(line('a'));
    expect(store.all()).toEqual([]);
    store.addSpan(span('a'));
    expect(store.all().map(({ logs }) => logs.length)).toEqual([1]);
  });
});

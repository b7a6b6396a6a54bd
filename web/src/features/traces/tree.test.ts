import { describe, expect, test } from 'vitest';
import type { Span } from './api/traces.ts';
import { span } from './testing.ts';
import { asRoot, busiestOf, callOf, crowdsOf, flat, treeOf, visibleRows } from './tree.ts';

const outline = (spans: readonly Span[], folded: readonly string[] = []) =>
  visibleRows(treeOf(spans), new Set(folded)).map(
    ({ span: { spanId }, depth }) => `${'-'.repeat(depth)}${spanId}`,
  );

const spans = [
  span('late', 'root', 60, 30),
  span('root', null, 0, 100),
  span('early', 'root', 10, 40),
  span('inner', 'early', 20, 20),
  span('orphan', 'unknown', 5, 5),
];

describe('the tree of a trace', () => {
  test('has children by their start below their parents, and a span of an unknown parent as a root', () => {
    expect(outline(spans)).toEqual(['root', '-early', '--inner', '-late', 'orphan']);
    expect(outline(spans, ['early'])).toEqual(['root', '-early', '-late', 'orphan']);
    expect(outline([])).toEqual([]);
  });

  test('is not caught in a ring of parents', () => {
    expect(outline([span('a', 'b', 0, 1), span('b', 'a', 0, 1), span('c', null, 0, 1)])).toEqual(['c']);
  });

  test('knows how long each span was at work itself, overlapping and overlong children counted once', () => {
    const nodes = flat(
      treeOf([
        span('root', null, 0, 100),
        span('a', 'root', 10, 40),
        span('b', 'root', 30, 40),
        span('c', 'root', 90, 50),
      ]),
    );
    expect(nodes.map(({ selfMs }) => selfMs)).toEqual([30, 40, 40, 50]);
    expect(busiestOf(nodes)?.span.spanId).toBe('c');
    expect(busiestOf([])).toBeUndefined();
  });

  test('folds a crowd of children that have none, unless one of them failed', () => {
    const files = Array.from({ length: 9 }, (_, index) => span(`file ${index}`, 'load', index, 1));
    const load = [span('load', null, 0, 10), ...files];
    expect([...crowdsOf(treeOf(load))]).toEqual(['load']);
    expect([...crowdsOf(treeOf(load.slice(0, -1)))]).toEqual([]);
    const failing = load.map((each) => (each.spanId === 'file 3' ? { ...each, isError: true } : each));
    expect([...crowdsOf(treeOf(failing))]).toEqual([]);
  });
});

describe('the call that a number came by', () => {
  const request = (spanId: string, parent: string, offsetMs: number, route: string): Span => ({
    ...span(spanId, parent, offsetMs, 10),
    kind: 'server',
    attributes: { 'http.route': route },
  });
  const trace = [
    span('page', null, 0, 100),
    span('get 1', 'page', 8, 14),
    request('served 1', 'get 1', 10, '/api/aw/sales/kpis'),
    span('get 2', 'page', 48, 14),
    request('served 2', 'get 2', 50, '/api/aw/sales/kpis'),
    request('other', 'page', 50, '/api/aw/anomalies'),
  ];

  test('is the one that ended when the number was made, from the page’s own request on', () => {
    const nodes = treeOf(trace);
    expect(callOf(nodes, '/api/aw/sales/kpis', 19)?.span.spanId).toBe('get 1');
    expect(callOf(nodes, '/api/aw/sales/kpis', 59)?.span.spanId).toBe('get 2');
    expect(callOf(nodes, '/api/aw/anomalies', 59)?.span.spanId).toBe('other');
    expect(callOf(nodes, '/api/wwi/sales/kpis', 59)).toBeUndefined();
  });

  test('stands at the left where it is shown alone', () => {
    const call = callOf(treeOf(trace), '/api/aw/sales/kpis', 19);
    expect(call && flat([asRoot(call)]).map(({ depth }) => depth)).toEqual([0, 1]);
  });
});

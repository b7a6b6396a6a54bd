import { describe, expect, test } from 'vitest';
import { incomingOf, levelsOf } from './map-layout.ts';

const edge = (from: string, to: string, calls = 1, errors = 0, p95Ms = 1) => ({
  from,
  to,
  kind: 'call' as const,
  calls,
  errors,
  p95Ms,
  meanMs: 1,
  maxMs: 1,
});
const nodes = (...ids: readonly string[]) => ids.map((id) => ({ id, kind: 'service' as const }));
const shape = (map: Parameters<typeof levelsOf>[0]) =>
  levelsOf(map).map((level) => level.map(({ id }) => id));

describe('the service map', () => {
  test('puts each behind all who call it', () => {
    const map = {
      nodes: nodes('database', 'api', 'page', 'jobs'),
      edges: [edge('page', 'api'), edge('api', 'database'), edge('api', 'jobs'), edge('jobs', 'database')],
    };
    expect(shape(map)).toEqual([['page'], ['api'], ['jobs'], ['database']]);
  });

  test('ends where services call each other or themselves', () => {
    const map = { nodes: nodes('a', 'b'), edges: [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')] };
    expect(shape(map).flat().toSorted()).toEqual(['a', 'b']);
    expect(shape({ nodes: [], edges: [] })).toEqual([]);
  });

  test('sums up what reaches a node', () => {
    const edges = [edge('a', 'c', 3, 1, 10), edge('b', 'c', 4, 0, 20), edge('c', 'd', 9)];
    expect(incomingOf(edges, 'c')).toEqual({ calls: 7, errors: 1, p95Ms: 20 });
    expect(incomingOf(edges, 'a')).toBeNull();
  });
});

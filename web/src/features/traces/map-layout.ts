/** Where the services of a map stand: whoever calls is before whom it calls. */
import type { ServiceMap } from './api/traces.ts';

type Edge = ServiceMap['edges'][number];
export type MapNode = ServiceMap['nodes'][number];

/** Nodes by their distance from where calls begin, at most as far as there are nodes. */
export function levelsOf({ nodes, edges }: ServiceMap): MapNode[][] {
  const level = new Map(nodes.map(({ id }) => [id, 0]));
  const steps = edges.filter(({ from, to }) => from !== to);
  // Each round moves callees behind their callers; a ring stops where every node has had its turn.
  for (let round = 1; round < nodes.length; round += 1) {
    const late = steps.filter(({ from, to }) => (level.get(to) ?? 0) <= (level.get(from) ?? 0));
    for (const { from, to } of late) level.set(to, Math.min(nodes.length - 1, (level.get(from) ?? 0) + 1));
  }
  const groups = Map.groupBy(nodes, ({ id }) => level.get(id) ?? 0);
  return [...groups.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, group]) => group.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id)));
}

export interface Incoming {
  readonly calls: number;
  readonly errors: number;
  /** The longest of its edges' 95th percentiles. */
  readonly p95Ms: number;
}

/** What reaches a node, from all who call it; null where nobody does. */
export function incomingOf(edges: readonly Edge[], id: string): Incoming | null {
  const incoming = edges.filter(({ to }) => to === id);
  if (incoming.length === 0) return null;
  return {
    calls: incoming.reduce((sum, { calls }) => sum + calls, 0),
    errors: incoming.reduce((sum, { errors }) => sum + errors, 0),
    p95Ms: Math.max(...incoming.map(({ p95Ms }) => p95Ms)),
  };
}

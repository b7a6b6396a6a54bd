import { describe, expect, test } from 'vitest';
import type { ServiceMap } from './api/traces.ts';
import { ARROW, LABEL, layoutOf, NODE, pathOf } from './map-layout.ts';

const edge = (from: string, to: string, kind: 'call' | 'link' = 'call') => ({
  from,
  to,
  kind,
  calls: 3,
  errors: 0,
  p95Ms: 1,
  meanMs: 1,
  maxMs: 1,
});

function mapOf(...edges: readonly ReturnType<typeof edge>[]): ServiceMap {
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  return { nodes: ids.map((id) => ({ id, kind: 'service' })), edges: [...edges] };
}

/** All that the product has on one machine. */
const whole = mapOf(
  edge('page', 'api'),
  edge('api', 'aw'),
  edge('api', 'wwi'),
  edge('api', 'store'),
  edge('api', 'bus'),
  edge('api', 'jobs', 'link'),
  edge('jobs', 'aw'),
  edge('jobs', 'wwi'),
  edge('jobs', 'store'),
  edge('jobs', 'bus'),
  edge('api', 'issuer'),
);
/** Jobs that nothing has triggered. */
const apart = mapOf(
  edge('page', 'api'),
  edge('api', 'aw'),
  edge('api', 'wwi'),
  edge('api', 'store'),
  edge('api', 'issuer'),
  edge('jobs', 'aw'),
  edge('jobs', 'wwi'),
  edge('jobs', 'store'),
);
const maps = [
  ['the product', whole],
  ['two that know nothing of each other', apart],
  ['one call', mapOf(edge('a', 'b'))],
  ['calls beside and past a service', mapOf(edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('a', 'd'))],
] as const;

interface Box {
  readonly id: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxesOf({ nodes, edges }: ReturnType<typeof layoutOf>): Box[] {
  return [
    ...nodes.map(({ node, x, y, height }) => ({
      id: node.id,
      left: x,
      right: x + NODE.width,
      top: y,
      bottom: y + height,
    })),
    ...edges.map(({ id, label: { x, y } }) => ({
      id,
      left: x,
      right: x + LABEL.width,
      top: y - LABEL.height / 2,
      bottom: y + LABEL.height / 2,
    })),
  ];
}

/** Half a pixel is none. */
const overlap = (a: Box, b: Box) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

describe.each(maps)('the map of %s', (_name, map) => {
  const layout = layoutOf(map);

  test('has nothing upon anything else, and all of it within its bounds', () => {
    const boxes = boxesOf(layout);
    for (const box of boxes) {
      expect(boxes.filter((other) => other !== box && overlap(box, other)).map(({ id }) => id)).toEqual([]);
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(layout.width + 0.5);
      expect(box.bottom).toBeLessThanOrEqual(layout.height + 0.5);
    }
  });

  test('has no line behind a box or a text', () => {
    const boxes = boxesOf(layout);
    for (const { id, edge: of, points } of layout.edges) {
      for (const [index, to] of points.slice(1).entries()) {
        const from = points[index] ?? to;
        // A bent line stays between its ends: the box around them holds it.
        const line = {
          id,
          left: from.x + 0.5,
          right: to.x - 0.5,
          top: Math.min(from.y, to.y),
          bottom: Math.max(from.y, to.y),
        };
        const crossed = boxes.filter((box) => box.id !== of.from && overlap(line, grown(box)));
        expect(crossed.map((box) => box.id)).toEqual([]);
      }
    }
  });

  test('leads every call from its caller by its text to whom it calls', () => {
    const at = new Map(layout.nodes.map((placed) => [placed.node.id, placed]));
    for (const { edge: of, points, label } of layout.edges) {
      const [from, to] = [at.get(of.from), at.get(of.to)];
      expect(points[0]?.x).toBe((from?.x ?? 0) + NODE.width);
      expect(points.at(-1)).toEqual(label);
      expect(label.x + LABEL.width + ARROW).toBeCloseTo(to?.x ?? 0);
    }
  });

  test('stays as it is when the same calls come in another order', () => {
    const turned = { nodes: map.nodes.toReversed(), edges: map.edges.toReversed() };
    const places = ({ nodes }: typeof layout) =>
      Object.fromEntries(nodes.map(({ node, x, y }) => [node.id, [x, y]]));
    expect(places(layoutOf(turned))).toEqual(places(layout));
  });
});

/** A line of no height overlaps nothing: boxes are met by a pixel. */
const grown = (box: Box): Box => ({ ...box, top: box.top - 1, bottom: box.bottom + 1 });

test('services that call each other in a ring, or themselves, are all there', () => {
  const ring = mapOf(edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'b', 'link'), edge('a', 'a'));
  const { nodes, edges } = layoutOf(ring);
  expect(nodes.map(({ node }) => node.id).toSorted()).toEqual(['a', 'b', 'c']);
  expect(edges).toHaveLength(4);
  expect(layoutOf({ nodes: [], edges: [] }).nodes).toEqual([]);
});

test('a line is level at its points', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 10 },
  ];
  expect(pathOf(points)).toBe('M0 0H10C15 0 15 10 20 10');
  expect(pathOf([])).toBe('');
});

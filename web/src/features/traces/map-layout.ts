/**
 * Where the services of a map stand and the lines between them run: in columns, callers before callees. What is
 * said of a call stands before the box that is called, each call on a row of its own.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { ServiceMap } from './api/traces.ts';

type Edge = ServiceMap['edges'][number];
export type MapNode = ServiceMap['nodes'][number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels from the left and the top of the drawing to the box's own left and top. */
export interface PlacedNode extends Point {
  readonly node: MapNode;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: Edge;
  readonly id: string;
  /** From the caller to the text: level through columns, rising and falling between them. */
  readonly points: readonly Point[];
  /** Left and middle of its text; the arrow follows it. */
  readonly label: Point;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Pixels of a box, of the text before it, and of the arrow between them. */
export const NODE = { width: 172, height: 56 } as const;
export const LABEL = { width: 84, height: 54 } as const;
export const ARROW = 16;
const GUTTER = 52;
const BETWEEN = 20;

export const edgeId = ({ from, to, kind }: Edge) => `${kind} ${from} ${to}`;

// Always in the same order, so that nothing moves while calls come in.
const byId = (a: string, b: string) => (a < b ? -1 : 1);

/** A service that calls itself has its place in the table alone. */
export function layoutOf({ nodes, edges }: ServiceMap): MapLayout {
  const drawn = edges.filter(({ from, to }) => from !== to).toSorted((a, b) => byId(edgeId(a), edgeId(b)));
  const graph = new Graph({ multigraph: true, directed: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: BETWEEN,
    edgesep: BETWEEN,
    ranksep: GUTTER,
    marginx: 0,
    marginy: 1,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes.toSorted((a, b) => byId(a.id, b.id))) {
    const rows = drawn.filter(({ to }) => to === id).length;
    const texts = rows === 0 ? 0 : LABEL.width + ARROW;
    graph.setNode(id, {
      width: NODE.width + texts,
      height: Math.max(NODE.height, rows * LABEL.height),
      rows,
    });
  }
  for (const edge of drawn) graph.setEdge(edge.from, edge.to, {}, edgeId(edge));
  layout(graph);
  const boxes = new Map(nodes.map(({ id }) => [id, boxOf(graph.node(id))]));
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.flatMap((node) => placeNode(node, boxes.get(node.id))),
    edges: drawn.flatMap((edge) => {
      const bends = graph.edge(edge.from, edge.to, edgeId(edge)).points ?? [];
      return placeEdge({ edge, drawn, boxes, bends: bends.map(({ x = 0, y = 0 }) => ({ x, y })) });
    }),
  };
}

/** With its texts; `x` and `y` of its middle. */
interface Box extends Point {
  readonly left: number;
  readonly right: number;
}

function boxOf({ x = 0, y = 0, width = 0 }: { x?: number; y?: number; width?: number }): Box {
  return { x, y, left: x - width / 2, right: x + width / 2 };
}

function placeNode(node: MapNode, box: Box | undefined): PlacedNode[] {
  if (box === undefined) return [];
  return [{ node, x: box.right - NODE.width, y: box.y - NODE.height / 2, height: NODE.height }];
}

interface EdgeParts {
  readonly edge: Edge;
  readonly drawn: readonly Edge[];
  readonly boxes: ReadonlyMap<string, Box>;
  /** Where the layout has it pass. */
  readonly bends: readonly Point[];
}

function placeEdge({ edge, drawn, boxes, bends }: EdgeParts): PlacedEdge[] {
  const from = boxes.get(edge.from);
  const to = boxes.get(edge.to);
  if (from === undefined || to === undefined) return [];
  const heightOf = (id: string) => boxes.get(id)?.y ?? 0;
  const rows = drawn
    .filter((each) => each.to === edge.to)
    .toSorted((a, b) => heightOf(a.from) - heightOf(b.from) || byId(edgeId(a), edgeId(b)));
  const row = rows.indexOf(edge) - (rows.length - 1) / 2;
  const label = { x: to.left, y: to.y + row * LABEL.height };
  const through = columnsBetween(from, to, boxes).flatMap(({ left, right }) => {
    const y = bends.find(({ x }) => x >= left && x <= right)?.y ?? label.y;
    return [
      { x: left, y },
      { x: right, y },
    ];
  });
  return [{ edge, id: edgeId(edge), points: [{ x: from.right, y: from.y }, ...through, label], label }];
}

/** The columns that an edge passes, from left to right. */
function columnsBetween(from: Box, to: Box, boxes: ReadonlyMap<string, Box>) {
  const between = [...boxes.values()].filter(({ left, right }) => left > from.right && right < to.left);
  const columns = Map.groupBy(between, ({ x }) => x);
  return [...columns.values()]
    .map((column) => ({
      left: Math.min(...column.map(({ left }) => left)),
      right: Math.max(...column.map(({ right }) => right)),
    }))
    .toSorted((a, b) => a.left - b.left);
}

/** A line through the points that is level at each of them. */
export function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const last = points[index - 1];
      if (last === undefined) return `M${x} ${y}`;
      const bend = (last.x + x) / 2;
      return last.y === y ? `H${x}` : `C${bend} ${last.y} ${bend} ${y} ${x} ${y}`;
    })
    .join('');
}

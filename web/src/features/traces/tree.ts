/** Spans of a trace as a tree in reading order, and where its time went. */
import type { Span } from './api/traces.ts';

export interface SpanNode {
  readonly span: Span;
  readonly depth: number;
  readonly children: readonly SpanNode[];
  /** Time in which none of its children was at work. */
  readonly selfMs: number;
}

/** Roots first, children by start; a span whose parent is not known is a root. */
export function treeOf(spans: readonly Span[]): SpanNode[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const byParent = Map.groupBy(spans, ({ parentSpanId }) =>
    parentSpanId !== null && known.has(parentSpanId) ? parentSpanId : null,
  );
  // A ring of parents, as foreign spans can make, is in nobody's way: nothing leads to it.
  const nodes = (parent: string | null, depth: number): SpanNode[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.offsetMs - b.offsetMs)
      .map((span) => {
        const children = nodes(span.spanId, depth + 1);
        return { span, depth, children, selfMs: selfTime(span, children) };
      });
  return nodes(null, 0);
}

/** Milliseconds of the span that no child covers. */
function selfTime({ offsetMs, durationMs }: Span, children: readonly SpanNode[]): number {
  const end = offsetMs + durationMs;
  let covered = 0;
  let until = offsetMs;
  for (const { span } of children) {
    const from = Math.max(until, span.offsetMs);
    const to = Math.min(end, span.offsetMs + span.durationMs);
    if (to <= from) continue;
    covered += to - from;
    until = to;
  }
  return durationMs - covered;
}

/** The rows that are seen where the children of these spans are folded away. */
export function visibleRows(nodes: readonly SpanNode[], folded: ReadonlySet<string>): SpanNode[] {
  return nodes.flatMap((node) => [
    node,
    ...(folded.has(node.span.spanId) ? [] : visibleRows(node.children, folded)),
  ]);
}

export function flat(nodes: readonly SpanNode[]): SpanNode[] {
  return visibleRows(nodes, new Set());
}

const MANY = 8;

/** Spans with a crowd of children that have none themselves, such as the files that a page loads. */
export function crowdsOf(nodes: readonly SpanNode[]): Set<string> {
  const crowds = flat(nodes).filter(
    ({ children }) =>
      children.length > MANY && children.every((child) => child.children.length === 0 && !child.span.isError),
  );
  return new Set(crowds.map(({ span }) => span.spanId));
}

/** Where most of the time went: the span that was longest at work itself. */
export function busiestOf(nodes: readonly SpanNode[]): SpanNode | undefined {
  return flat(nodes).reduce<SpanNode | undefined>(
    (most, node) => (most === undefined || node.selfMs > most.selfMs ? node : most),
    undefined,
  );
}

/** The call that an answer came by: from the page's own request where it is known. */
export function callOf(nodes: readonly SpanNode[], route: string, atOffsetMs: number): SpanNode | undefined {
  const all = flat(nodes);
  const calls = all.filter(({ span }) => span.kind === 'server' && span.attributes['http.route'] === route);
  // The same endpoint may have been asked twice: the answer was made just before its request ended.
  const distance = ({ span }: SpanNode) => Math.abs(span.offsetMs + span.durationMs - atOffsetMs);
  const [call] = calls.toSorted((a, b) => distance(a) - distance(b));
  if (call === undefined) return undefined;
  return all.find(({ children }) => children.length === 1 && children[0] === call) ?? call;
}

/** The same subtree with its top as a root. */
export function asRoot(node: SpanNode): SpanNode {
  const lifted = (each: SpanNode): SpanNode => ({
    ...each,
    depth: each.depth - node.depth,
    children: each.children.map(lifted),
  });
  return lifted(node);
}

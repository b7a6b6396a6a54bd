/** Who calls whom, read off the parents, kinds and links of spans. */
import type { serviceMap } from '@otel-bi/shared/contract/embedded/traces.ts';
import type * as z from 'zod/mini';
import type { StoredSpan } from './model.ts';
import { statisticsOf } from './statistics.ts';
import { textOf } from './summary.ts';
import type { KeptTrace } from './trace-store.ts';

export type ServiceMap = z.infer<typeof serviceMap.data>;
type Node = ServiceMap['nodes'][number];

interface Call {
  readonly from: Node;
  readonly to: Node;
  readonly kind: 'call' | 'link';
  readonly span: StoredSpan;
}

export function serviceMapOf(traces: readonly KeptTrace[]): ServiceMap {
  const linkable = new Map(traces.map((trace) => [trace.traceId, trace]));
  const calls = traces.flatMap(({ spans }) => [...callsIn(spans), ...linksOf(spans, linkable)]);
  const nodes = new Map<string, Node>();
  for (const { spans } of traces) for (const { service } of spans) nodes.set(service, serviceNode(service));
  for (const { from, to } of calls) nodes.set(from.id, from).set(to.id, to);
  const groups = Map.groupBy(calls, ({ from, to, kind }) => `${from.id}\n${to.id}\n${kind}`);
  const edges = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { from, to, kind } = first;
    return [{ from: from.id, to: to.id, kind, ...statisticsOf(group.map(({ span }) => span)) }];
  });
  return { nodes: [...nodes.values()], edges };
}

const serviceNode = (id: string): Node => ({ id, kind: 'service' });

function callsIn(spans: readonly StoredSpan[]): Call[] {
  const known = new Map(spans.map((span) => [span.spanId, span]));
  const answered = new Set(
    spans.flatMap(({ parentSpanId, kind }) => (kind === 'server' ? [parentSpanId] : [])),
  );
  return spans.flatMap((span): Call[] => {
    const parent = span.parentSpanId === null ? undefined : known.get(span.parentSpanId);
    if (parent !== undefined && parent.service !== span.service) {
      return [{ from: serviceNode(parent.service), to: serviceNode(span.service), kind: 'call', span }];
    }
    const to = answered.has(span.spanId) ? null : remoteOf(span);
    return to === null ? [] : [{ from: serviceNode(span.service), to, kind: 'call', span }];
  });
}

/** What a span that leaves its service reaches, where that has no spans of its own. */
function remoteOf({ kind, attributes }: StoredSpan): Node | null {
  const messaging = textOf(attributes, 'messaging.system.name');
  if (kind === 'producer' && messaging !== null) return { id: messaging, kind: 'messaging' };
  if (kind !== 'client') return null;
  const system = textOf(attributes, 'db.system.name');
  if (system !== null) {
    return { id: `${system} ${textOf(attributes, 'db.namespace') ?? ''}`.trim(), kind: 'database' };
  }
  const rpc = textOf(attributes, 'rpc.method')?.split('/')[0];
  const address = textOf(attributes, 'server.address') ?? rpc;
  return address === undefined ? null : { id: address, kind: 'external' };
}

/** A run that a message caused: from whoever sent it. */
function linksOf(spans: readonly StoredSpan[], traces: ReadonlyMap<string, KeptTrace>): Call[] {
  return spans.flatMap((span) =>
    span.links.flatMap(({ traceId, spanId }): Call[] => {
      const cause = traces.get(traceId)?.spans.find((each) => each.spanId === spanId);
      if (cause === undefined || cause.service === span.service) return [];
      return [{ from: serviceNode(cause.service), to: serviceNode(span.service), kind: 'link', span }];
    }),
  );
}

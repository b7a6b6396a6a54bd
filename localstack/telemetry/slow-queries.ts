/** The statements behind the kept traces, slowest first. */
import type { slowQueries } from '@otel-bi/shared/contract/embedded/traces.ts';
import type * as z from 'zod/mini';
import type { StoredSpan } from './model.ts';
import { statisticsOf } from './statistics.ts';
import { textOf } from './summary.ts';
import type { KeptTrace } from './trace-store.ts';

export type SlowQuery = z.infer<typeof slowQueries.data>[number];

/** Ordered by the 95th percentile: one slow call among many quick ones is not a slow statement. */
export function slowQueriesOf(traces: readonly KeptTrace[], limit: number): SlowQuery[] {
  const statements = traces.flatMap(({ spans }) =>
    spans.filter(({ kind, attributes }) => kind === 'client' && 'db.query.text' in attributes),
  );
  const groups = Map.groupBy(statements, ({ attributes }) =>
    [attributes['db.system.name'], attributes['db.namespace'], attributes['db.query.text']].join('\n'),
  );
  return [...groups.values()]
    .flatMap((group) => describe(group))
    .sort((a, b) => b.p95Ms - a.p95Ms)
    .slice(0, limit);
}

function describe(group: readonly StoredSpan[]): SlowQuery[] {
  const slowest = group.reduce<StoredSpan | undefined>(
    (worst, span) => (worst === undefined || span.durationMs > worst.durationMs ? span : worst),
    undefined,
  );
  if (slowest === undefined) return [];
  const { attributes, name, traceId } = slowest;
  const rows = group.flatMap((span) => {
    const count = span.attributes['db.response.returned_rows'];
    return typeof count === 'number' ? [count] : [];
  });
  return [
    {
      system: textOf(attributes, 'db.system.name') ?? '',
      namespace: textOf(attributes, 'db.namespace') ?? '',
      summary: textOf(attributes, 'db.query.summary') ?? name,
      text: textOf(attributes, 'db.query.text') ?? '',
      ...statisticsOf(group),
      meanRows: rows.length === 0 ? null : rows.reduce((sum, count) => sum + count, 0) / rows.length,
      slowestTraceId: traceId,
    },
  ];
}

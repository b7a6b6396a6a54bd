import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { TraceLink } from '../../shared/ui/TraceLink.tsx';
import type { SlowQuery } from './api/traces.ts';

/** Statements, slowest first, each with a way to the trace of its slowest call. */
export function SlowQueryTable({ queries }: { queries: readonly SlowQuery[] }) {
  const { m } = useI18n();
  return (
    <DataTable
      name={m.traces.views.queries}
      columns={useColumns()}
      rows={queries}
      keyOf={keyOf}
      find={m.traces.queries.find}
    />
  );
}

/** Two lines hold less; what follows is in the trace. */
const SHOWN_TEXT = 240;

const keyOf = ({ system, namespace, text }: SlowQuery) => `${system}\n${namespace}\n${text}`;

function useColumns(): Column<SlowQuery>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.traces.queries;
    const duration = (id: string, label: string, of: (query: SlowQuery) => number): Column<SlowQuery> => ({
      id,
      label,
      isNumber: true,
      sortKey: of,
      cell: (query) => f.fineDuration(of(query)),
    });
    return [
      {
        id: 'statement',
        label: texts.statement,
        isHead: true,
        width: 320,
        sortKey: ({ summary }) => summary,
        text: ({ summary, text }) => `${summary} ${text}`,
        cell: ({ summary, text, slowestTraceId }) => (
          <>
            <TraceLink traceId={slowestTraceId} label={texts.openSlowest(summary)}>
              {summary}
            </TraceLink>
            <small className="statement" title={text}>
              {text.replaceAll(/\s+/g, ' ').slice(0, SHOWN_TEXT)}
            </small>
          </>
        ),
      },
      {
        id: 'system',
        label: texts.system,
        width: 176,
        sortKey: ({ system, namespace }) => `${system} ${namespace}`,
        cell: ({ system, namespace }) => (
          <>
            {system}
            <small>{namespace}</small>
          </>
        ),
      },
      duration('p', m.traces.map.p95, ({ p95Ms }) => p95Ms),
      duration('mean', m.traces.map.mean, ({ meanMs }) => meanMs),
      duration('max', m.traces.map.max, ({ maxMs }) => maxMs),
      {
        id: 'calls',
        label: m.traces.map.calls,
        isNumber: true,
        width: 80,
        sortKey: ({ calls }) => calls,
        cell: ({ calls }) => f.number(calls),
      },
      {
        id: 'errors',
        label: m.traces.map.errors,
        isNumber: true,
        width: 88,
        sortKey: ({ errors }) => errors,
        cell: ({ errors }) => <span data-tone={errors > 0 ? 'bad' : undefined}>{f.number(errors)}</span>,
      },
      {
        id: 'rows',
        label: texts.rows,
        isNumber: true,
        sortKey: ({ meanRows }) => meanRows,
        cell: ({ meanRows }) => (meanRows === null ? m.notAvailable : f.number(meanRows)),
      },
    ];
  }, [m, f]);
}

import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import type { TraceSummary } from './api/traces.ts';
import { Outcome } from './Outcome.tsx';

interface TraceTableProps {
  readonly traces: readonly TraceSummary[];
  readonly tools: ReactNode;
}

/** Traces with their length as a bar, so that the long ones are seen at once. */
export function TraceTable({ traces, tools }: TraceTableProps) {
  const { m } = useI18n();
  const longest = Math.max(1, ...traces.map(({ durationMs }) => durationMs));
  return (
    <DataTable
      name={m.traces.page}
      className="traces"
      columns={useColumns(longest)}
      rows={traces}
      keyOf={idOf}
      tools={tools}
      count={null}
      empty={m.traces.noMatch}
    />
  );
}

const idOf = ({ traceId }: TraceSummary) => traceId;

function useColumns(longest: number): Column<TraceSummary>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.traces;
    return [
      {
        id: 'what',
        label: texts.what,
        isHead: true,
        width: 264,
        sortKey: ({ name }) => name,
        cell: (trace) => <Name trace={trace} />,
      },
      {
        id: 'took',
        label: texts.took,
        width: 192,
        sortKey: ({ durationMs }) => durationMs,
        cell: ({ durationMs, outcome }) => (
          <span className="trace-bar" data-failed={outcome === 'error' || undefined}>
            <span>
              <i style={{ width: `${(100 * durationMs) / longest}%` }} />
            </span>
            {f.fineDuration(durationMs)}
          </span>
        ),
      },
      {
        id: 'status',
        label: texts.status,
        width: 136,
        sortKey: ({ statusCode, outcome }) => statusCode ?? outcome,
        cell: ({ statusCode, outcome }) => <Outcome outcome={outcome} status={statusCode} />,
      },
      {
        id: 'spans',
        label: texts.spans,
        isNumber: true,
        width: 72,
        sortKey: ({ spans }) => spans,
        cell: ({ spans }) => f.number(spans),
      },
      {
        id: 'began',
        label: texts.when,
        width: 176,
        sortKey: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => <span className="instant">{f.instant(startedAt)}</span>,
      },
      {
        id: 'services',
        label: texts.services,
        width: 208,
        sortKey: ({ services }) => services.join(', '),
        cell: ({ services }) => <span className="quiet">{services.join(', ')}</span>,
      },
    ];
  }, [m, f, longest]);
}

function Name({ trace: { traceId, name, route, method } }: { trace: TraceSummary }) {
  const call = route === null ? null : `${method ?? ''} ${route}`.trim();
  return (
    <>
      <Link
        to="/traces/$traceId"
        params={{ traceId }}
        search={({ open: _open, ...rest }) => rest}
        data-trace={traceId}
      >
        {name}
      </Link>
      {call !== null && call !== name && <small>{call}</small>}
    </>
  );
}

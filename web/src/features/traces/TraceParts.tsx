/** What belongs to a trace beside its spans: log lines, audit rows, the traces that it caused. */
import { useI18n } from '../../shared/i18n/context.tsx';
import { TraceLink } from '../../shared/ui/TraceLink.tsx';
import type { Trace, TraceLog } from './api/traces.ts';
import { Outcome } from './Outcome.tsx';

export function TraceLogs({ logs }: { logs: readonly TraceLog[] }) {
  const { m } = useI18n();
  return (
    <section className="page-part">
      <h2>{m.traces.logs}</h2>
      {logs.length === 0 && <p className="quiet">{m.traces.noLogs}</p>}
      <ol className="log-lines">
        {logs.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines that were written never move
          <LogLine key={index} line={line} />
        ))}
      </ol>
    </section>
  );
}

function LogLine({ line: { at, level, message, fields } }: { line: TraceLog }) {
  const { m, f } = useI18n();
  const hasFields = Object.keys(fields).length > 0;
  return (
    <li data-level={level}>
      <p>
        <span className="instant quiet">{f.instant(at)}</span> <code className="log-level">{level}</code>{' '}
        <span lang="en">{message}</span>
      </p>
      {hasFields && (
        <details>
          <summary>{m.traces.fields}</summary>
          <pre className="json">{JSON.stringify(fields, null, 2)}</pre>
        </details>
      )}
    </li>
  );
}

export function TraceAudit({ rows, onOpen }: { rows: Trace['audit']; onOpen: (id: string) => void }) {
  const { m, f } = useI18n();
  return (
    <section className="page-part">
      <h2>{m.traces.audit}</h2>
      {rows.length === 0 && <p className="quiet">{m.traces.noAudit}</p>}
      <ul className="plain-rows">
        {rows.map(({ id, at, action, actor, outcome, rowCount }) => (
          <li key={id}>
            <button
              type="button"
              className="row-button"
              data-audit={id}
              title={m.traces.lineage}
              onClick={() => onOpen(id)}
            >
              <code>{action}</code>
            </button>
            <span className="state" data-state={outcome}>
              {m.operations.audit.outcomes[outcome] ?? outcome}
            </span>
            <span>{actor}</span>
            <span className="quiet">
              {rowCount === null ? '' : `${m.operations.audit.rows}: ${f.number(rowCount)}`}
            </span>
            <span className="instant quiet">{f.instant(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TraceLinks({ traces }: { traces: Trace['linkedFrom'] }) {
  const { m, f } = useI18n();
  if (traces.length === 0) return null;
  return (
    <section className="page-part">
      <h2>{m.traces.linkedFrom}</h2>
      <ul className="plain-rows">
        {traces.map(({ traceId, name, durationMs, outcome, startedAt }) => (
          <li key={traceId}>
            <TraceLink traceId={traceId}>{name}</TraceLink>
            <Outcome outcome={outcome} />
            <span>{f.duration(durationMs)}</span>
            <span className="instant quiet">{f.instant(startedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

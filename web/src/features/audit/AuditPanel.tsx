import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Identifier, TraceIdentifier } from '../../shared/ui/Identifier.tsx';
import { PanelFacts, SidePanel } from '../../shared/ui/SidePanel.tsx';
import { lineageOptions } from '../lineage/api/lineage.ts';
import { LineagePart } from '../lineage/LineagePart.tsx';
import { Outcome } from './AuditTable.tsx';
import { actName, askedFor } from './acts.ts';
import type { AuditRow } from './api/audit.ts';
import { auditIdIn } from './audit-id.ts';

interface AuditPanelProps {
  readonly id: string;
  /** Absent where the row is not among those that are loaded. */
  readonly row: AuditRow | undefined;
  readonly onClose: () => void;
}

/** One act in full: with its parameters, its audit id and its trace. */
export function AuditPanel({ id, row, onClose }: AuditPanelProps) {
  const { m } = useI18n();
  return (
    <SidePanel
      id={id}
      kind={m.operations.audit.id}
      title={row ? actName(row.action, m) : id}
      onClose={onClose}
    >
      {row ? <Detail row={row} /> : <ById id={id} />}
    </SidePanel>
  );
}

/** A row that is not loaded, by what the trail tells about its id. */
function ById({ id }: { id: string }) {
  const { m } = useI18n();
  const api = useApi();
  const auditId = auditIdIn(id);
  const { error } = useQuery({ ...lineageOptions(api, id), enabled: auditId !== undefined });
  const status = error instanceof ApiError ? error.status : 0;
  if (auditId === undefined || status === 404) return <p>{m.operations.audit.unknown}</p>;
  if (status === 409) return <p>{m.operations.audit.onlyInList}</p>;
  return <LineagePart auditId={id} />;
}

/** Acts that read a warehouse and ended well: their numbers have an origin. */
const hasNumbers = ({ domain, action, outcome }: AuditRow) =>
  outcome === 'succeeded' && (domain !== 'platform' || action.startsWith('platform.reports.'));

function Detail({ row }: { row: AuditRow }) {
  const { m, f } = useI18n();
  const texts = m.operations.audit;
  const { id, at, actor, action, resource, outcome, durationMs, rowCount, traceId, parameters } = row;
  const rows: (readonly [string, ReactNode])[] = [
    [m.operations.when, f.instant(at)],
    [texts.actor, actor],
    [texts.outcome, <Outcome key="outcome" outcome={outcome} />],
  ];
  rows.push([texts.action, <code key="action">{action}</code>]);
  if (resource !== null) rows.push([texts.resource, <code key="resource">{resource}</code>]);
  if (durationMs !== null) rows.push([texts.took, f.duration(durationMs)]);
  if (rowCount !== null) rows.push([texts.rows, f.number(rowCount)]);
  rows.push([texts.id, <Identifier key="id" id={id} what={texts.id} />]);
  if (traceId !== null) rows.push([m.explain.traceId, <TraceIdentifier key="trace" traceId={traceId} />]);
  return (
    <>
      <PanelFacts rows={rows} />
      <h3>{texts.parameters}</h3>
      <PanelFacts rows={askedFor(row, m, f)} />
      <details className="run-raw">
        <summary>{m.acts.raw}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keys */}
        <pre className="json" tabIndex={0}>
          {JSON.stringify(parameters, null, 2)}
        </pre>
      </details>
      {hasNumbers(row) && (
        <>
          <h3>{m.traces.lineage}</h3>
          <LineagePart auditId={id} beside="row" />
        </>
      )}
    </>
  );
}

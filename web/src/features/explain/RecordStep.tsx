import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/context.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useSettings } from '../../shared/settings.ts';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { auditRowOptions } from './api/audit-row.ts';
import { Facts, Step } from './Step.tsx';

interface RecordStepProps {
  readonly subject: Subject;
  readonly catalogueVersion: string | undefined;
}

/** The audit row that was written before the number left, and the trace of the call. */
export function RecordStep({ subject, catalogueVersion }: RecordStepProps) {
  const { m, f } = useI18n();
  const api = useApi();
  const { meta, domain } = subject;
  const { data: row, isSuccess } = useQuery(auditRowOptions(api, domain, meta.auditId));
  const rows: (readonly [string, ReactNode])[] = [[m.explain.computedAt, f.instant(meta.generatedAt)]];
  if (row) {
    rows.push([m.explain.actor, row.actor], [m.explain.outcome, row.outcome]);
    if (row.durationMs !== null)
      rows.push([m.explain.duration, m.explain.milliseconds(f.number(row.durationMs))]);
    if (row.rowCount !== null) rows.push([m.explain.rows, f.number(row.rowCount)]);
  }
  if (catalogueVersion)
    rows.push([m.explain.catalogue, <code key="catalogue">{catalogueVersion.slice(0, 12)}</code>]);
  rows.push(
    [m.explain.auditId, <Id key="audit" id={meta.auditId} what={m.explain.auditId} />],
    [m.explain.traceId, <Trace key="trace" traceId={meta.traceId} />],
  );
  return (
    <Step title={m.explain.record}>
      <Facts rows={rows} />
      {isSuccess && row === null && <p className="quiet">{m.explain.auditElsewhere}</p>}
    </Step>
  );
}

function Id({ id, what }: { id: string; what: string }) {
  return (
    <span className="id">
      <code>{id}</code>
      <CopyButton text={id} what={what} />
    </span>
  );
}

function Trace({ traceId }: { traceId: string }) {
  const { m } = useI18n();
  const { traceUrlTemplate } = useSettings();
  return (
    <>
      <Id id={traceId} what={m.explain.traceId} />
      {traceUrlTemplate && (
        <a href={traceUrlTemplate.replace('{traceId}', encodeURIComponent(traceId))}>{m.explain.openTrace}</a>
      )}
    </>
  );
}

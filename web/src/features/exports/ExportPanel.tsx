import { useI18n } from '../../shared/i18n/context.tsx';
import { Identifier, TraceIdentifier } from '../../shared/ui/Identifier.tsx';
import { PanelFacts, SidePanel } from '../../shared/ui/SidePanel.tsx';
import { LineagePart } from '../lineage/LineagePart.tsx';
import type { ExportRecord } from './api/history.ts';
import { reportOf } from './report-of.ts';

interface ExportPanelProps {
  readonly record: ExportRecord;
  /** Opens the report that a file belongs to. */
  readonly onReport: (id: string) => void;
  readonly onClose: () => void;
}

/** A file that left: its fingerprint, its trace, and where its numbers came from. */
export function ExportPanel({ record, onReport, onClose }: ExportPanelProps) {
  const { m } = useI18n();
  const { id, view, format, sha256, traceId, auditId } = record;
  const texts = m.operations.exports;
  const report = reportOf(record);
  const title = `${texts.views[view] ?? view}, ${format.toUpperCase()}`;
  return (
    <SidePanel id={id} kind={m.traces.lineage} title={title} onClose={onClose}>
      <PanelFacts
        rows={[
          ...(report === null
            ? []
            : ([
                [
                  m.operations.reports.title,
                  <button key="report" type="button" className="link-button" onClick={() => onReport(report)}>
                    {m.detail.report.open}
                  </button>,
                ],
                [m.detail.report.id, <Identifier key="report-id" id={report} what={m.detail.report.id} />],
              ] as const)),
          [texts.sha256, <Identifier key="hash" id={sha256} what={texts.sha256} />],
          ...(traceId === null
            ? []
            : ([[m.explain.traceId, <TraceIdentifier key="trace" traceId={traceId} />]] as const)),
        ]}
      />
      {auditId === null ? (
        <p className="quiet">{m.traces.lineagePart.unavailable}</p>
      ) : (
        <LineagePart auditId={auditId} />
      )}
    </SidePanel>
  );
}

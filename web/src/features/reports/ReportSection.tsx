/** A full report: made on demand, followed while it is made, downloaded as workbook and document. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { downloadFile } from '../exports/api/download.ts';
import { makeReport, type Report, reportOptions } from './api/reports.ts';
import './reports.css';
import { Identifier } from '../../shared/ui/Identifier.tsx';

const DOWNLOAD_TIMEOUT_MS = 120_000;

interface ReportSectionProps {
  /** The report that the address names. */
  readonly id: string | undefined;
  readonly onMade: (id: string) => void;
}

export function ReportSection({ id, onMade }: ReportSectionProps) {
  const { m } = useI18n();
  const api = useApi();
  const texts = m.operations.reports;
  const making = useMutation({ mutationFn: () => makeReport(api), onSuccess: onMade });
  return (
    <section className="report" aria-labelledby="report">
      <div className="report-head">
        <h2 id="report">{texts.title}</h2>
        <p className="quiet">{texts.hint}</p>
      </div>
      <button
        type="button"
        className="button button-main"
        disabled={making.isPending}
        onClick={() => making.mutate()}
      >
        {texts.make}
      </button>
      <div className="report-state">
        {making.error && <ErrorNotice error={making.error} retry={() => making.mutate()} />}
        {making.isPending ? <Making /> : id !== undefined && <ReportState key={id} id={id} />}
      </div>
    </section>
  );
}

function Making() {
  const { m } = useI18n();
  return (
    <div role="status">
      <p>{m.operations.reports.making}</p>
      <div className="making" />
      <p className="quiet">{m.operations.reports.makingHint}</p>
    </div>
  );
}

function ReportState({ id }: { id: string }) {
  const { m, f } = useI18n();
  const api = useApi();
  const queries = useQueryClient();
  const report = useQuery(reportOptions(api, id));
  const status = report.data?.data.status;
  useEffect(() => {
    if (status === 'succeeded') void queries.invalidateQueries({ queryKey: ['exports'] });
  }, [status, queries]);
  if (report.error) return <ErrorNotice error={report.error} retry={() => void report.refetch()} />;
  if (!report.data) return null;
  if (status === 'running') return <Making />;
  if (status === 'failed') return <p data-tone="bad">{m.operations.reports.failed}</p>;
  return (
    <>
      <p role="status">{`${m.operations.reports.ready(f.instant(report.data.data.at))}.`}</p>
      <p className="quiet">
        {m.detail.report.id}: <Identifier id={id} what={m.detail.report.id} />
      </p>
      <div className="report-files">
        <Download report={report.data.data} format="xlsx" />
        <Download report={report.data.data} format="pdf" />
      </div>
    </>
  );
}

function Download({ report, format }: { report: Report; format: 'xlsx' | 'pdf' }) {
  const { m, f } = useI18n();
  const api = useApi();
  const params = { id: report.reportId };
  const download = useMutation({
    mutationFn: () =>
      downloadFile(api, `platform.reports.${format}`, params, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)),
  });
  const file = report[format];
  if (file === null) return null;
  return (
    <>
      {download.error && <ErrorNotice error={download.error} retry={() => download.mutate()} />}
      <button
        type="button"
        className="button"
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        <Icon name="exports" />
        {format === 'xlsx' ? m.operations.reports.workbook : m.operations.reports.document}
        <span className="quiet">{f.bytes(file.bytes)}</span>
      </button>
    </>
  );
}

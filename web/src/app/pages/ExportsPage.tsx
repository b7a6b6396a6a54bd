import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { DomainSegments } from '../../features/controls/DomainSegments.tsx';
import { type ExportRecord, exportsOptions } from '../../features/exports/api/history.ts';
import { ExportPanel } from '../../features/exports/ExportPanel.tsx';
import { ExportTable } from '../../features/exports/ExportTable.tsx';
import { ReportSection } from '../../features/reports/ReportSection.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { LoadMore } from '../../shared/ui/LoadMore.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';

/** What left the product as files, and a full report on demand. */
export function ExportsPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ open, domain }, setState] = useUrlState();
  const history = useInfiniteQuery(exportsOptions(api, domain));
  const records = history.data?.pages.flatMap(({ data }) => data);
  const show = useCallback((id: string) => setState({ open: id }, { replace: true }), [setState]);
  const opened = records?.find(({ id }) => id === open);
  return (
    <div className="page">
      {(records || !history.error) && (
        <ExportsAnswer records={records} hasMore={history.hasNextPage} now={history.dataUpdatedAt} />
      )}
      <ReportSection id={history.isPending || opened ? undefined : open} onMade={show} />
      {history.error && (
        <ErrorNotice
          error={history.error}
          retry={() => void history.refetch()}
          isStale={records !== undefined}
        />
      )}
      {records && (records.length > 0 || domain !== undefined) && (
        <section className="page-part">
          <h2>{m.operations.exports.history}</h2>
          <ExportTable
            records={records}
            hasMore={history.hasNextPage}
            tools={<DomainSegments />}
            open={open}
            onOpen={show}
          />
          <LoadMore list={history} />
        </section>
      )}
      {history.isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
      {opened && (
        <ExportPanel
          record={opened}
          onReport={show}
          onClose={() => setState({ open: undefined }, { replace: true })}
        />
      )}
    </div>
  );
}

interface ExportsAnswerProps {
  readonly records: readonly ExportRecord[] | undefined;
  readonly hasMore: boolean;
  readonly now: number;
}

function ExportsAnswer({ records, hasMore, now }: ExportsAnswerProps) {
  const { m, f } = useI18n();
  const texts = m.operations.exports;
  const [newest] = records ?? [];
  if (records === undefined) return <Answer sentence={undefined} details={texts.hint} />;
  if (newest === undefined) return <Answer sentence={texts.none} details={texts.firstHint} />;
  const ago = f.ago(Math.max(0, (now - Date.parse(newest.at)) / 1000));
  const say = hasMore ? texts.answerMany : texts.answer;
  return <Answer sentence={say(f.number(records.length), ago)} details={texts.hint} />;
}

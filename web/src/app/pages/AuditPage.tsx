import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { AuditPanel } from '../../features/audit/AuditPanel.tsx';
import { AuditTable } from '../../features/audit/AuditTable.tsx';
import { type AuditRow, auditOptions } from '../../features/audit/api/audit.ts';
import { VerifyTrail } from '../../features/audit/VerifyTrail.tsx';
import { DomainSegments } from '../../features/controls/DomainSegments.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { LoadMore } from '../../shared/ui/LoadMore.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import '../../features/audit/audit.css';

/** Who asked for what, and whether the record of it is untouched. */
export function AuditPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ domain, open }, setState] = useUrlState();
  const trail = useInfiniteQuery({ ...auditOptions(api, domain), placeholderData: keepPreviousData });
  const rows = useMemo(() => trail.data?.pages.flatMap(({ data }) => data), [trail.data]);
  // The answer first: its rows are drawn in slices after it.
  const isDrawn = useDeferredValue(rows !== undefined);
  const texts = m.operations.audit;
  const show = useCallback((id: string | undefined) => setState({ open: id }, { replace: true }), [setState]);
  return (
    <div className="page">
      <AuditAnswer newest={rows && (rows[0] ?? null)} now={trail.dataUpdatedAt} />
      <VerifyTrail />
      {trail.error && (
        <ErrorNotice error={trail.error} retry={() => void trail.refetch()} isStale={rows !== undefined} />
      )}
      {rows && isDrawn && (
        <section className="page-part" data-dimmed={trail.isPlaceholderData || undefined}>
          <h2>{texts.list}</h2>
          <AuditTable
            rows={rows}
            hasMore={trail.hasNextPage}
            tools={<DomainSegments />}
            open={open}
            onOpen={show}
          />
          <LoadMore list={trail} />
        </section>
      )}
      {(trail.isPending || (rows && !isDrawn)) && (
        <span className="skeleton table-skeleton" aria-hidden="true" />
      )}
      {open !== undefined && rows && (
        <AuditPanel id={open} row={rows.find(({ id }) => id === open)} onClose={() => show(undefined)} />
      )}
    </div>
  );
}

function AuditAnswer({ newest, now }: { newest: AuditRow | null | undefined; now: number }) {
  const { m, f } = useI18n();
  const texts = m.operations.audit;
  if (newest === undefined) return <Answer sentence={undefined} details={texts.hint} />;
  if (newest === null) return <Answer sentence={texts.none} details={texts.hint} />;
  const ago = f.ago(Math.max(0, (now - Date.parse(newest.at)) / 1000));
  return <Answer sentence={texts.answer(ago)} details={texts.hint} />;
}

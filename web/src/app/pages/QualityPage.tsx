import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Check, checksOptions } from '../../features/quality/api/checks.ts';
import { CheckPanel } from '../../features/quality/CheckPanel.tsx';
import { CheckTable } from '../../features/quality/CheckTable.tsx';
import { summaryOf } from '../../features/quality/checks.ts';
import { useApi } from '../../shared/api/context.ts';
import { domains } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { FindField } from '../../shared/ui/FindField.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';

/** Whether the data can be trusted: every check, what found something first. */
export function QualityPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ find = '', status, open }, setState] = useUrlState();
  const checks = { aw: useQuery(checksOptions(api, 'aw')), wwi: useQuery(checksOptions(api, 'wwi')) };
  const isPending = checks.aw.isPending || checks.wwi.isPending;
  const all = domains.flatMap((domain) => checks[domain].data?.data ?? []);
  const texts = m.operations.quality;
  const show = (name: string | undefined) => setState({ open: name }, { replace: true });
  return (
    <div className="page">
      <QualityAnswer checks={isPending ? undefined : all} />
      <div className="table-tools">
        <FindField label={texts.find} />
        <Segments
          label={texts.state}
          value={status ?? 'all'}
          options={[
            { id: 'all', label: texts.all },
            { id: 'failed', label: texts.onlyFailed },
          ]}
          onChange={(next) => setState({ status: next === 'failed' ? next : undefined }, { replace: true })}
        />
      </div>
      {domains.map((domain) => {
        const { data, error, refetch } = checks[domain];
        return (
          <div key={domain}>
            {error && <ErrorNotice error={error} retry={() => void refetch()} isStale={data !== undefined} />}
            {data && (
              <CheckTable
                domain={domain}
                checks={data.data}
                find={find}
                isOnlyFailed={status === 'failed'}
                onOpen={show}
              />
            )}
            {!data && !error && <span className="skeleton table-skeleton" aria-hidden="true" />}
          </div>
        );
      })}
      {open !== undefined && !isPending && (
        <CheckPanel
          name={open}
          check={all.find(({ name }) => name === open)}
          onClose={() => show(undefined)}
        />
      )}
    </div>
  );
}

function QualityAnswer({ checks }: { checks: readonly Check[] | undefined }) {
  const { m, f } = useI18n();
  const texts = m.operations.quality;
  if (checks === undefined) return <Answer sentence={undefined} details="" />;
  const { all, failed, errors, warnings, unknown, newest } = summaryOf(checks);
  if (newest === null) {
    return (
      <Answer
        sentence={texts.answerNone}
        details={
          <>
            {texts.firstRun} <Link to="/jobs">{texts.toJobs}</Link>
          </>
        }
      />
    );
  }
  const details = [
    failed > 0 ? texts.parts(f.number(errors), f.number(warnings)) : '',
    unknown > 0 ? texts.unknown(f.number(unknown)) : '',
    `${texts.newest(f.instant(newest))}.`,
  ];
  return (
    <Answer
      sentence={
        failed > 0
          ? texts.answerBad(f.number(failed), f.number(all))
          : texts.answerGood(f.number(all - unknown))
      }
      details={details.filter(Boolean).join(' ')}
    />
  );
}

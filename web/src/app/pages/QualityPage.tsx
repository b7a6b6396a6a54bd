import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { DomainSegments } from '../../features/controls/DomainSegments.tsx';
import { type Check, checksOptions } from '../../features/quality/api/checks.ts';
import { CheckPanel } from '../../features/quality/CheckPanel.tsx';
import { CheckTable, type DomainCheck } from '../../features/quality/CheckTable.tsx';
import { summaryOf } from '../../features/quality/checks.ts';
import { useApi } from '../../shared/api/context.ts';
import { type Domain, domains } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import { saidText } from '../../shared/said/text.ts';

/** Reasons for no answer that the page says before its list does. */
const REASONS = 2;

/** Whether the data can be trusted: every check, what found something first. */
export function QualityPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ status, domain: chosen, open }, setState] = useUrlState();
  const aw = useQuery(checksOptions(api, 'aw'));
  const wwi = useQuery(checksOptions(api, 'wwi'));
  const isPending = aw.isPending || wwi.isPending;
  const all = useMemo(
    () => [...ofDomain('aw', aw.data?.data), ...ofDomain('wwi', wwi.data?.data)],
    [aw.data, wwi.data],
  );
  const texts = m.operations.quality;
  const show = useCallback(
    (name: string | undefined) => setState({ open: name }, { replace: true }),
    [setState],
  );
  return (
    <div className="page">
      <QualityAnswer
        checks={isPending ? undefined : all}
        dataChangedAt={aw.data?.meta.dataChangedAt ?? wwi.data?.meta.dataChangedAt ?? null}
      />
      {[aw, wwi].map(
        ({ error, data, refetch }, index) =>
          error && (
            <ErrorNotice
              key={domains[index]}
              error={error}
              retry={() => void refetch()}
              isStale={data !== undefined}
            />
          ),
      )}
      {all.length > 0 && (
        <CheckTable
          checks={chosen ? all.filter(({ domain }) => domain === chosen) : all}
          isOnlyFailed={status === 'failed'}
          open={open}
          onOpen={show}
          tools={
            <>
              <Segments
                label={texts.state}
                value={status ?? 'all'}
                options={[
                  { id: 'all', label: texts.all },
                  { id: 'failed', label: texts.onlyFailed },
                ]}
                onChange={(next) =>
                  setState({ status: next === 'failed' ? next : undefined }, { replace: true })
                }
              />
              <DomainSegments />
            </>
          }
        />
      )}
      {isPending && all.length === 0 && <span className="skeleton table-skeleton" aria-hidden="true" />}
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

const ofDomain = (domain: Domain, checks: readonly Check[] = []): DomainCheck[] =>
  checks.map((check) => ({ ...check, domain }));

interface QualityAnswerProps {
  readonly checks: readonly Check[] | undefined;
  /** When other data came than the checks were asked of; null where none are known. */
  readonly dataChangedAt: string | null;
}

function QualityAnswer({ checks, dataChangedAt }: QualityAnswerProps) {
  const { m, f } = useI18n();
  const texts = m.operations.quality;
  if (checks === undefined) return <Answer sentence={undefined} details="" />;
  const { all, failed, errors, warnings, unknown, newest, touchRevenue, whyUnknown } = summaryOf(checks);
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
  const { revenue } = m.detail.quality;
  const sentence = [
    failed > 0 ? texts.answerBad(f.number(failed), f.number(all)) : texts.answerGood(f.number(all - unknown)),
    touchRevenue > 0 ? revenue.touched(f.number(touchRevenue)) : revenue.safe,
  ];
  const reasons = whyUnknown.slice(0, REASONS).map(({ text, said }) => saidText(said, m, f) ?? text);
  const details = [
    dataChangedAt === null ? '' : `${m.lineage.notChecked(f.instant(dataChangedAt))}.`,
    failed > 0 ? texts.parts(f.number(errors), f.number(warnings)) : '',
    unknown > 0 ? [texts.unknown(f.number(unknown)), ...reasons].join(' ') : '',
    `${texts.newest(f.instant(newest))}.`,
  ];
  return <Answer sentence={sentence.join('; ')} details={details.filter(Boolean).join(' ')} />;
}

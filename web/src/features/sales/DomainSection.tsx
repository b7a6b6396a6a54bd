/** A domain on the overview: the answer, the figures, the chart. Each part shows what it has. */
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { completeThrough } from '../../shared/complete-through.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Freshness } from '../../shared/ui/Freshness.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { useSettled } from '../../shared/use-settled.ts';
import { answerOf, isPeriodComplete } from './answer.ts';
import type { KpisAnswer } from './api/kpis.ts';
import { HistoryChart, type HistoryChartProps } from './HistoryChart.tsx';
import { KpiGrid, KpiGridSkeleton } from './KpiGrid.tsx';
import { type Spark, sparksOf } from './sparks.ts';
import { historyId, kpiId } from './subjects.ts';
import type { Sales } from './use-sales.ts';

interface DomainSectionProps {
  readonly domain: Domain;
  readonly sales: Sales;
  /** Which figures, in this order. */
  readonly keys: readonly string[];
  /** The clause of the sentence that names who explains most of the change, where the page knows. */
  readonly contributor?: string | null;
  /** What is expected after the history, and what stood out in it. */
  readonly forecast?: HistoryChartProps['forecast'];
  readonly findings?: HistoryChartProps['findings'];
  readonly children?: ReactNode;
}

export function DomainSection(props: DomainSectionProps) {
  const { domain, sales, keys, contributor = null, forecast, findings, children } = props;
  const { m } = useI18n();
  const [, setState] = useUrlState();
  const { kpis, error } = sales;
  const name = m.domains[domain];
  // The answer first: its figures are drawn in slices after it, so that no task holds the page up.
  const hasSaid = useDeferredValue(kpis.data !== undefined);
  const sparks = useDeferredValue(useSparks(domain, sales));
  const onExplain = useCallback(
    (kpi: Kpi) => setState({ explain: kpiId(domain, kpi.key) }, { replace: true }),
    [setState, domain],
  );
  const refresh = () => {
    void sales.kpis.refetch();
    void sales.history.refetch();
  };
  return (
    <section className="domain" aria-labelledby={`domain-${domain}`} data-busy={kpis.isFetching || undefined}>
      <header className="domain-head">
        <h2 id={`domain-${domain}`}>{name}</h2>
        {kpis.data && (
          <Freshness
            asOf={kpis.data.meta.asOf}
            completeThrough={completeThrough(kpis.data.meta)}
            computedAt={kpis.dataUpdatedAt}
            isFetching={kpis.isFetching}
            onRefresh={refresh}
            domainName={name}
          />
        )}
      </header>
      {error && <ErrorNotice error={error} retry={refresh} isStale={kpis.data !== undefined} />}
      {kpis.data ? (
        <>
          <Answer answer={kpis.data} contributor={contributor} isDimmed={kpis.isPlaceholderData} />
          {hasSaid ? (
            <KpiGrid
              domain={domain}
              domainName={name}
              kpis={pick(kpis.data.data, keys)}
              sparks={sparks}
              isIncomplete={!isPeriodComplete(kpis.data.meta)}
              isDimmed={kpis.isPlaceholderData}
              dataState={kpis.data.meta.dataState}
              onExplain={onExplain}
            />
          ) : (
            <KpiGridSkeleton />
          )}
          <SalesChart domain={domain} sales={sales} forecast={forecast} findings={findings} />
        </>
      ) : (
        !error && <DomainSkeleton />
      )}
      {children}
    </section>
  );
}

const noSparks: ReadonlyMap<string, Spark> = new Map();

/** The courses of the figures, once the days of this very period are there. */
function useSparks(domain: Domain, { kpis, history }: Sales): ReadonlyMap<string, Spark> {
  const { data: days, isPlaceholderData: isOld } = history;
  const meta = kpis.data?.meta;
  return useMemo(() => {
    if (days === undefined || isOld || meta?.period === undefined) return noSparks;
    return sparksOf(domain, days, { ...meta.period, compare: compareOf(meta) });
  }, [domain, days, isOld, meta]);
}

const compareOf = ({ parameters }: KpisAnswer['meta']) =>
  parameters.compare === 'last_year' ? 'last_year' : undefined;

function pick(kpis: readonly Kpi[], keys: readonly string[]): Kpi[] {
  return keys.flatMap((key) => kpis.find((kpi) => kpi.key === key) ?? []);
}

interface AnswerProps {
  readonly answer: KpisAnswer;
  readonly contributor: string | null;
  readonly isDimmed: boolean;
}

function Answer({ answer, contributor, isDimmed }: AnswerProps) {
  const { m, f } = useI18n();
  const said = answerOf(answer, m, f, contributor);
  return (
    <div className="answer" data-dimmed={isDimmed || undefined}>
      <p className="answer-sentence">{said?.sentence ?? m.freshness.noData}</p>
      <p className="answer-details">{said?.details.join(' ')}</p>
    </div>
  );
}

type SalesChartProps = Pick<DomainSectionProps, 'domain' | 'sales' | 'forecast' | 'findings'>;

function SalesChart({ domain, sales, forecast, findings }: SalesChartProps) {
  const { m } = useI18n();
  const { kpis, history } = sales;
  const isSettled = !kpis.isPlaceholderData && !history.isPlaceholderData;
  // The days and the period that they are of change together.
  const meta = useSettled(kpis.data?.meta, isSettled);
  const period = meta?.period;
  // The figures first: the chart is drawn in slices after them, so that no task holds the page up.
  const isReady = useDeferredValue(period !== undefined && history.data !== undefined, false);
  const revenue = kpis.data?.data.find(({ key }) => key === 'total_revenue');
  if (revenue?.value === null) return <p className="quiet">{m.answer.noChart}</p>;
  if (history.error && !history.data) {
    return <ErrorNotice error={history.error} retry={() => void history.refetch()} />;
  }
  if (!period || !history.data || !isReady)
    return period ? <div className="chart-skeleton skeleton" /> : null;
  return (
    <div data-dimmed={!isSettled || undefined}>
      <HistoryChart
        domainName={m.domains[domain]}
        explainId={historyId(domain)}
        history={history.data}
        period={period}
        compare={meta && compareOf(meta)}
        isSettled={isSettled}
        forecast={forecast}
        findings={findings}
      />
    </div>
  );
}

function DomainSkeleton() {
  return (
    <>
      <div className="answer" aria-hidden="true">
        <span className="skeleton skeleton-sentence" />
        <span className="skeleton skeleton-label" />
      </div>
      <KpiGridSkeleton />
      <div className="chart-skeleton skeleton" aria-hidden="true" />
    </>
  );
}

/** Revenue over the period against the period before, in bars of a grain that the width allows. */
import { type Bar, BarChart } from '../../shared/chart/BarChart.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { daysBetween } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { type Grain, grains } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { HistoryAnswer } from './api/history.ts';
import type { KpisAnswer } from './api/kpis.ts';
import { type Bucket, bucketDays, grainFor } from './buckets.ts';
import { gapsInside } from './gaps.ts';

interface HistoryChartProps {
  readonly domainName: string;
  /** What the address calls the explanation of this chart. */
  readonly explainId: string;
  readonly history: HistoryAnswer;
  readonly period: NonNullable<KpisAnswer['meta']['period']>;
  readonly height?: number;
}

export function HistoryChart({ domainName, explainId, history, period, height = 232 }: HistoryChartProps) {
  const { m, f } = useI18n();
  const [state, setState] = useUrlState();
  const [ref, width] = useWidth<HTMLDivElement>();
  const shownDays = daysBetween(period.from, history.meta.period?.to ?? period.to) + 1;
  const grain = state.grain ?? grainFor(shownDays, width);
  const buckets = bucketDays(history.data, { ...period, grain });
  const title = m.chart.revenueBy[grain];
  const whyIncomplete = (bucket: Bucket) =>
    bucket.isIncomplete ? gapsInside(history.meta.channels ?? [], bucket, m, f) : [];

  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <ExplainButton id={explainId} name={`${domainName}, ${title}`} />
        <Segments<Grain>
          label={`${domainName}: ${m.chart.grain}`}
          value={grain}
          options={grains.map((id) => ({ id, label: m.chart.grains[id] }))}
          onChange={(next) => setState({ grain: next }, { replace: true })}
        />
      </figcaption>
      <div ref={ref} className="chart-body" style={{ height }}>
        {width > 0 && (
          <BarChart
            name={`${domainName}, ${title}`}
            bars={buckets.map((bucket) => barOf(bucket, grain, whyIncomplete(bucket), m, f))}
            width={width}
            height={height}
            axisLabel={(value) => f.axis(value, 'USD')}
            labels={{ previous: m.chart.previous, incomplete: m.chart.incomplete }}
          />
        )}
      </div>
    </figure>
  );
}

function titleOf({ from, to }: Bucket, f: Formatter): string {
  return from === to ? f.date(from) : f.dateRange(from, to);
}

function barOf(bucket: Bucket, grain: Grain, why: readonly string[], m: Messages, f: Formatter): Bar {
  const { from, value, previous, days, wholeDays, isIncomplete } = bucket;
  const change = previous ? ((value - previous) / previous) * 100 : null;
  const notes = [
    ...(days < wholeDays ? [m.chart.daysOf(days, wholeDays)] : []),
    ...(isIncomplete ? [m.chart.incomplete] : []),
  ];
  return {
    key: `${from}-${isIncomplete}`,
    title: titleOf(bucket, f),
    tick: grain === 'month' ? f.month(from) : f.shortDate(from),
    note: [notes.join(', '), ...why].filter(Boolean).join(' · ') || undefined,
    value,
    previous,
    isIncomplete,
    rows: [
      { label: m.chart.thisPeriod, value: f.cents(value), tone: 'mark' },
      ...(previous === null
        ? []
        : [{ label: m.chart.previous, value: f.cents(previous), tone: 'quiet' as const }]),
      ...(change === null || isIncomplete
        ? []
        : [
            {
              label: m.chart.change,
              value: f.change(change),
              tone: change < 0 ? ('bad' as const) : ('good' as const),
            },
          ]),
    ],
  };
}

/**
 * Revenue over the period against the one compared with, in bars of a grain that the width allows; where told,
 * with what is expected next and what stood out. A bar opens its days, a stretch of bars becomes the period.
 */
import { useMemo, useRef } from 'react';
import { BarChart } from '../../shared/chart/BarChart.tsx';
import { PngButton } from '../../shared/chart/PngButton.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { daysBetween } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { type Grain, grains } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { useSettled } from '../../shared/use-settled.ts';
import { aheadBuckets, type ForecastDay } from './ahead.ts';
import type { HistoryAnswer } from './api/history.ts';
import type { KpisAnswer } from './api/kpis.ts';
import { barOf, type Finding, placesOf } from './bars.ts';
import { bucketDays, grainFor } from './buckets.ts';
import { Crumbs } from './Crumbs.tsx';
import { crumbsOf, openedBar, openedRange } from './drill.ts';
import { gapsInside } from './gaps.ts';
import './sales.css';

export interface HistoryChartProps {
  readonly domainName: string;
  /** What the address calls the explanation of this chart. */
  readonly explainId: string;
  readonly history: HistoryAnswer;
  readonly period: NonNullable<KpisAnswer['meta']['period']>;
  readonly compare?: 'last_year' | undefined;
  /** Days that are expected after the history; drawn where they follow on what is shown. */
  readonly forecast?: readonly ForecastDay[] | undefined;
  readonly findings?: readonly Finding[] | undefined;
  /** False while other days are under way: what was drawn stays as it is. */
  readonly isSettled?: boolean;
  readonly height?: number;
}

const nothing: readonly never[] = [];

export function HistoryChart(props: HistoryChartProps) {
  const { domainName, explainId, history, period, compare, isSettled = true, height = 248 } = props;
  const { forecast = nothing, findings = nothing } = props;
  const { m, f } = useI18n();
  const [state, setState] = useUrlState();
  const [ref, width] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const shownDays = daysBetween(period.from, history.meta.period?.to ?? period.to) + 1;
  const grain = useSettled(state.grain ?? grainFor(shownDays, width), isSettled);
  const title = m.chart.revenueBy[grain];
  const previousName = compare === 'last_year' ? m.insight.chart.lastYear : m.chart.previous;
  const { places, bars } = useMemo(() => {
    const layout = { ...period, grain, compare };
    const buckets = bucketDays(history.data, layout);
    const shown = placesOf(
      buckets,
      follows(forecast, history) ? aheadBuckets(forecast, buckets, layout) : [],
    );
    const drawn = shown.map((place) => {
      const { bucket } = place;
      const why = bucket?.isIncomplete ? gapsInside(history.meta.channels ?? [], bucket, m, f) : [];
      const inside = findings.filter(({ date }) => bucket && date >= bucket.from && date <= bucket.to);
      return barOf({ ...place, findings: inside, why, grain, previousName }, m, f);
    });
    return { places: shown, bars: drawn.filter((bar) => bar !== null) };
  }, [history, period, grain, compare, forecast, findings, previousName, m, f]);

  // Said from the start where a forecast is to come, so that nothing moves when it does.
  const hasBand =
    props.forecast !== undefined && grain !== 'day' && (forecast.length === 0 || follows(forecast, history));
  const open = (index: number) => {
    const bucket = places[index]?.bucket;
    const change = bucket && openedBar(bucket, grain);
    if (change) setState(change);
  };
  const zoom = (first: number, last: number) => {
    const inside = places.slice(first, last + 1).flatMap(({ bucket }) => bucket ?? []);
    const [start, end] = [inside[0], inside.at(-1)];
    if (start && end) setState(openedRange(start, end));
  };
  const labels = {
    previous: previousName,
    incomplete: m.chart.incomplete,
    forecast: m.chart.forecast,
    historyEnds: m.chart.historyEnds,
  };
  return (
    <figure className="chart" ref={figure}>
      <figcaption>
        <h3>{title}</h3>
        <ExplainButton id={explainId} name={`${domainName}, ${title}`} />
        <PngButton
          chart={figure}
          title={`${domainName}, ${title}`}
          note={`${f.dateRange(period.from, period.to)} · ${history.meta.asOf ? m.freshness.dataTo(f.date(history.meta.asOf)) : ''}`}
        />
        <Segments<Grain>
          label={`${domainName}: ${m.chart.grain}`}
          value={grain}
          options={grains.map((id) => ({ id, label: m.chart.grains[id] }))}
          onChange={(next) => setState({ grain: next }, { replace: true })}
        />
      </figcaption>
      <Crumbs crumbs={crumbsOf(state, m, f)} />
      <div ref={ref} className="chart-body" style={{ height }}>
        {width > 0 && (
          <BarChart
            name={`${domainName}, ${title}`}
            bars={bars}
            width={width}
            height={height}
            axisLabel={(value) => f.axis(value, 'USD')}
            labels={labels}
            onOpen={grain === 'day' ? undefined : open}
            onRange={zoom}
          />
        )}
      </div>
      {hasBand && <p className="chart-note">{m.insight.chart.bandNote}</p>}
    </figure>
  );
}

/** Whether the forecast goes on from what is shown: it says nothing about a period further back. */
function follows(forecast: readonly ForecastDay[], { data }: HistoryAnswer): boolean {
  const [first, end] = [forecast[0]?.date, data.at(-1)?.date];
  return first !== undefined && end !== undefined && daysBetween(end, first) <= 1;
}

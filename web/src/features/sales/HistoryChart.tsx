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
import type { Ahead } from './ahead.ts';
import type { HistoryAnswer } from './api/history.ts';
import type { KpisAnswer } from './api/kpis.ts';
import type { Finding } from './bars.ts';
import { grainFor } from './buckets.ts';
import { Crumbs } from './Crumbs.tsx';
import { crumbsOf, openedBar, openedRange } from './drill.ts';
import { type HistoryPlace, historyLabels, historyPlaces } from './history-bars.ts';
import './sales.css';

export interface HistoryChartProps {
  readonly domainName: string;
  /** What the address calls the explanation of this chart. */
  readonly explainId: string;
  readonly history: HistoryAnswer;
  readonly period: NonNullable<KpisAnswer['meta']['period']>;
  readonly compare?: 'last_year' | undefined;
  /** What is expected after the history; drawn where it follows on what is shown. */
  readonly forecast?: Ahead | undefined;
  readonly findings?: readonly Finding[] | undefined;
  /** False while other days are under way: what was drawn stays as it is. */
  readonly isSettled?: boolean;
  readonly height?: number;
}

const nothing: readonly never[] = [];
const noneAhead: Ahead = { days: nothing, sums: nothing, channelSums: nothing };

export function HistoryChart(props: HistoryChartProps) {
  const { domainName, explainId, history, period, compare, isSettled = true, height = 248 } = props;
  const { forecast = noneAhead, findings = nothing } = props;
  const { m, f } = useI18n();
  const [state, setState] = useUrlState();
  const [ref, width] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const shownDays = daysBetween(period.from, history.meta.period?.to ?? period.to) + 1;
  const grain = useSettled(state.grain ?? grainFor(shownDays, width), isSettled);
  const name = `${domainName}, ${m.chart.revenueBy[grain]}`;
  const places = useMemo(
    () => historyPlaces({ history, period, compare, grain, forecast, findings }, m, f),
    [history, period, compare, grain, forecast, findings, m, f],
  );
  const bars = useMemo(() => places.map(({ bar }) => bar), [places]);
  const { open, zoom } = useDrill(places, grain);
  const asOf = history.meta.asOf === null ? [] : [m.freshness.dataTo(f.date(history.meta.asOf))];
  return (
    <figure className="chart" ref={figure}>
      <figcaption>
        <h3>{m.chart.revenueBy[grain]}</h3>
        <ExplainButton id={explainId} name={name} />
        <PngButton
          chart={figure}
          title={name}
          note={[f.dateRange(period.from, period.to), ...asOf].join(' · ')}
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
            name={name}
            bars={bars}
            width={width}
            height={height}
            axisLabel={(value) => f.axis(value, 'USD')}
            labels={historyLabels(compare, m)}
            onOpen={grain === 'day' ? undefined : open}
            onRange={zoom}
          />
        )}
      </div>
    </figure>
  );
}

/** Going into one bar, or into a stretch of them. */
function useDrill(places: readonly HistoryPlace[], grain: Grain) {
  const [, setState] = useUrlState();
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
  return { open, zoom };
}

/** A period's days, what is expected after them and what stood out in them, as the places of a chart. */
import type { Bar } from '../../shared/chart/BarChart.tsx';
import { daysBetween } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { Grain } from '../../shared/url/state.ts';
import { type Ahead, aheadBuckets } from './ahead.ts';
import type { HistoryAnswer } from './api/history.ts';
import type { KpisAnswer } from './api/kpis.ts';
import { barOf, type Finding, placesOf } from './bars.ts';
import { type Bucket, bucketDays } from './buckets.ts';
import { gapsInside } from './gaps.ts';

interface HistoryParts {
  readonly history: HistoryAnswer;
  readonly period: NonNullable<KpisAnswer['meta']['period']>;
  readonly compare: 'last_year' | undefined;
  readonly grain: Grain;
  readonly forecast: Ahead;
  readonly findings: readonly Finding[];
}

export interface HistoryPlace {
  readonly bar: Bar;
  /** Absent where nothing is known yet but a forecast. */
  readonly bucket: Bucket | undefined;
}

/** What the period is compared with, in words. */
const previousNameOf = (compare: HistoryParts['compare'], m: Messages) =>
  compare === 'last_year' ? m.insight.chart.lastYear : m.chart.previous;

/** The words at the chart's lines and edges. */
export function historyLabels(compare: HistoryParts['compare'], m: Messages) {
  return {
    previous: previousNameOf(compare, m),
    incomplete: m.chart.incomplete,
    forecast: m.chart.forecast,
    historyEnds: m.chart.historyEnds,
  };
}

/** Whether the forecast goes on from what is shown: it says nothing about a period further back. */
function follows({ days }: Ahead, { data }: HistoryAnswer): boolean {
  const [first, end] = [days[0]?.date, data.at(-1)?.date];
  return first !== undefined && end !== undefined && daysBetween(end, first) <= 1;
}

export function historyPlaces(parts: HistoryParts, m: Messages, f: Formatter): HistoryPlace[] {
  const { history, period, compare, grain, forecast, findings } = parts;
  const layout = { ...period, grain, compare };
  const buckets = bucketDays(history.data, layout);
  const ahead = follows(forecast, history) ? aheadBuckets(forecast, buckets, layout) : [];
  const previousName = previousNameOf(compare, m);
  return placesOf(buckets, ahead).flatMap((place) => {
    const { bucket } = place;
    const why = bucket?.isIncomplete ? gapsInside(history.meta.channels ?? [], bucket, m, f) : [];
    const inside = findings.filter(({ date }) => bucket && date >= bucket.from && date <= bucket.to);
    const bar = barOf({ ...place, findings: inside, why, grain, previousName }, m, f);
    return bar === null ? [] : [{ bar, bucket }];
  });
}

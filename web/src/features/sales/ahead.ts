/** The days of a forecast put together to the bars of a chart. */
import { daysBetween } from '../../shared/format/days.ts';
import type { DayRange } from '../../shared/url/period.ts';
import type { Grain } from '../../shared/url/state.ts';
import { type Bucket, type BucketLayout, weekOrigin, wholeBucket } from './buckets.ts';

export interface ForecastDay {
  readonly date: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** What days are expected to bring together; its bounds are its own, and as a rule not those of its days added up. */
export interface ForecastSum {
  readonly grain: Grain | 'horizon';
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** What is expected after the history, by day and together. */
export interface Ahead {
  readonly days: readonly ForecastDay[];
  /** Sums of all channels together. */
  readonly sums: readonly ForecastSum[];
  /** Sums of each channel from its own end on: for bars on which another channel is known already. */
  readonly channelSums: readonly (readonly ForecastSum[])[];
}

/** A whole bucket as it is expected: the days that are known already, and the forecast of the others. */
export interface AheadBucket {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Days of it that are known already. */
  readonly knownDays: number;
}

/** Bars ahead are at most half as many as those behind, but at least these. */
const LEAST_AHEAD = 3;

/** Only whole buckets: a part of one would read as a fall. */
export function aheadBuckets(
  forecast: Ahead,
  buckets: readonly Bucket[],
  layout: BucketLayout,
): AheadBucket[] {
  const origin = weekOrigin(layout);
  const byBucket = Map.groupBy(forecast.days, ({ date }) => wholeBucket(date, layout.grain, origin).from);
  const whole = Array.from(byBucket.values()).flatMap((days) =>
    wholeAhead({ ...forecast, days }, buckets, layout, origin),
  );
  return whole.slice(0, Math.max(LEAST_AHEAD, Math.ceil(buckets.length / 2)));
}

function wholeAhead(
  ahead: Ahead,
  buckets: readonly Bucket[],
  { grain }: BucketLayout,
  origin: string,
): AheadBucket[] {
  const { days } = ahead;
  const [first] = days;
  if (first === undefined) return [];
  const { from, to } = wholeBucket(first.date, grain, origin);
  const known = buckets.find(
    (bucket) => !bucket.isIncomplete && bucket.from === from && bucket.to < first.date,
  );
  const knownDays = known?.days ?? 0;
  if (knownDays + days.length !== daysBetween(from, to) + 1) return [];
  const sum = (pick: (day: ForecastDay) => number) => days.reduce((total, day) => total + pick(day), 0);
  const value = sum((day) => day.value);
  const { below, above } = reachOf({ from: first.date, to }, grain, ahead) ?? {
    below: value - sum((day) => day.lower),
    above: sum((day) => day.upper) - value,
  };
  const expected = (known?.value ?? 0) + value;
  return [{ from, to, value: expected, lower: expected - below, upper: expected + above, knownDays }];
}

/** How far the bounds of days together lie from their value; null where only those of the days are known. */
function reachOf({ from, to }: DayRange, grain: Grain, { sums, channelSums }: Ahead) {
  const ending = (all: readonly ForecastSum[]) => all.find((sum) => sum.grain === grain && sum.to === to);
  const whole = ending(sums);
  const parts =
    whole?.from === from ? [whole] : channelSums.flatMap((all) => (all.length === 0 ? [] : [ending(all)]));
  if (parts.length === 0 || parts.includes(undefined)) return null;
  const known = parts.filter((part) => part !== undefined);
  // Errors of the channels are taken as independent, as the API does.
  return {
    below: Math.hypot(...known.map(({ value, lower }) => value - lower)),
    above: Math.hypot(...known.map(({ value, upper }) => upper - value)),
  };
}

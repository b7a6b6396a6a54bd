/** The days of a forecast put together to the bars of a chart. */
import { daysBetween } from '../../shared/format/days.ts';
import { type Bucket, type BucketLayout, weekOrigin, wholeBucket } from './buckets.ts';

export interface ForecastDay {
  readonly date: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A whole bucket as it is expected: the days that are known already, and the forecast of the others. */
export interface AheadBucket {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** The bounds of its days added up: wider than those of the sum. */
  readonly lower: number;
  readonly upper: number;
  /** Days of it that are known already. */
  readonly knownDays: number;
}

/** Bars ahead are at most half as many as those behind, but at least these. */
const LEAST_AHEAD = 3;

/** Only whole buckets: a part of one would read as a fall. */
export function aheadBuckets(
  forecast: readonly ForecastDay[],
  buckets: readonly Bucket[],
  layout: BucketLayout,
): AheadBucket[] {
  const origin = weekOrigin(layout);
  const byBucket = Map.groupBy(forecast, ({ date }) => wholeBucket(date, layout.grain, origin).from);
  const whole = Array.from(byBucket.values()).flatMap((days) => wholeAhead(days, buckets, layout, origin));
  return whole.slice(0, Math.max(LEAST_AHEAD, Math.ceil(buckets.length / 2)));
}

function wholeAhead(
  days: readonly ForecastDay[],
  buckets: readonly Bucket[],
  { grain }: BucketLayout,
  origin: string,
): AheadBucket[] {
  const [first] = days;
  if (first === undefined) return [];
  const { from, to } = wholeBucket(first.date, grain, origin);
  const known = buckets.find(
    (bucket) => !bucket.isIncomplete && bucket.from === from && bucket.to < first.date,
  );
  const knownDays = known?.days ?? 0;
  if (knownDays + days.length !== daysBetween(from, to) + 1) return [];
  const sum = (pick: (day: ForecastDay) => number) =>
    days.reduce((total, day) => total + pick(day), known?.value ?? 0);
  const bounds = { lower: sum((day) => day.lower), upper: sum((day) => day.upper) };
  return [{ from, to, value: sum((day) => day.value), ...bounds, knownDays }];
}

/** Days put together to the bars of a chart, each beside the same days of the period compared with. */
import {
  addDays,
  daysBetween,
  firstOfMonth,
  firstOfYear,
  lastOfMonth,
  yearBefore,
} from '../../shared/format/days.ts';
import type { DayRange } from '../../shared/url/period.ts';
import type { Grain } from '../../shared/url/state.ts';

export interface SalesDay {
  readonly date: string;
  readonly revenue: number;
  readonly incomplete?: true | undefined;
  /** Zero because nothing is known of it: it is compared with nothing. */
  readonly beforeData?: true | undefined;
}

/** One bar. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** Sum over the same days of the period compared with, null where the chart has none. */
  readonly previous: number | null;
  readonly days: number;
  /** Days of a whole bucket of this grain. */
  readonly wholeDays: number;
  /** Whether some day of it is known to be too low, or lies after the period. */
  readonly isIncomplete: boolean;
}

export interface BucketLayout extends DayRange {
  readonly previousFrom?: string | undefined;
  /** What the period is compared with; absent: the period just before. */
  readonly compare?: 'last_year' | undefined;
  readonly grain: Grain;
}

/** First and last day of the whole bucket that `date` belongs to; weeks are counted from `origin`. */
export function wholeBucket(date: string, grain: Grain, origin: string): DayRange {
  if (grain === 'day') return { from: date, to: date };
  if (grain === 'year') return { from: firstOfYear(date), to: `${date.slice(0, 4)}-12-31` };
  if (grain === 'month') return { from: firstOfMonth(date), to: lastOfMonth(date) };
  const from = addDays(date, -(((daysBetween(origin, date) % 7) + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** Weeks end on the last day of the period, so that its newest bar is whole. */
export const weekOrigin = ({ to }: DayRange) => addDays(to, 1);

/** Days of a bucket, and pixels that its bar needs with its label. */
const grainSizes = {
  day: { days: 1, width: 12 },
  week: { days: 7, width: 24 },
  month: { days: 30.4, width: 24 },
} as const;

/** The finest grain whose bars are wide enough to be told apart. */
export function grainFor(days: number, width: number): Grain {
  const fits = ({ days: each, width: bar }: { days: number; width: number }) => (days / each) * bar <= width;
  return (['day', 'week', 'month'] as const).find((grain) => fits(grainSizes[grain])) ?? 'year';
}

/** The days that those of a bucket are compared with; null where the calendar then had none. */
function comparedWith(range: DayRange, layout: BucketLayout): DayRange | null {
  if (layout.previousFrom === undefined) return null;
  if (layout.compare === 'last_year') {
    const isLeapDay = range.from === range.to && range.from.endsWith('-02-29');
    return isLeapDay ? null : yearBefore(range);
  }
  const shift = daysBetween(layout.previousFrom, layout.from);
  return { from: addDays(range.from, -shift), to: addDays(range.to, -shift) };
}

/** Sum of the days of a range that are known; null where none is. */
function sumOver(revenueOn: ReadonlyMap<string, number>, range: DayRange | null): number | null {
  if (range === null) return null;
  let sum: number | null = null;
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    const revenue = revenueOn.get(day);
    if (revenue !== undefined) sum = (sum ?? 0) + revenue;
  }
  return sum;
}

/** The bars of `from` to `to` and of what was loaded after it. */
export function bucketDays(days: readonly SalesDay[], layout: BucketLayout): Bucket[] {
  const { from, to, grain } = layout;
  const revenueOn = new Map(
    days.flatMap(({ date, revenue, beforeData }) => (beforeData ? [] : [[date, revenue]])),
  );
  const origin = weekOrigin(layout);
  const buckets = new Map<string, Bucket>();
  for (const { date, revenue, incomplete } of days) {
    if (date < from) continue;
    const isAfter = date > to;
    const whole = wholeBucket(date, grain, origin);
    const key = `${whole.from}${isAfter ? '+' : ''}`;
    const known = buckets.get(key);
    buckets.set(key, {
      from: known?.from ?? date,
      to: date,
      value: (known?.value ?? 0) + revenue,
      previous: null,
      days: (known?.days ?? 0) + 1,
      wholeDays: daysBetween(whole.from, whole.to) + 1,
      isIncomplete: (known?.isIncomplete ?? false) || isAfter || incomplete === true,
    });
  }
  return Array.from(buckets.values(), (bucket) =>
    bucket.to > to ? bucket : { ...bucket, previous: sumOver(revenueOn, comparedWith(bucket, layout)) },
  );
}

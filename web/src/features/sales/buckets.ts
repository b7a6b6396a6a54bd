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

/** Index of the first of the days, which stand in their order, that is not before `date`. */
function indexFrom(days: readonly SalesDay[], date: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.date ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

const within = (days: readonly SalesDay[], { from, to }: DayRange) =>
  days.slice(indexFrom(days, from), indexFrom(days, addDays(to, 1)));

/** Sum of the days of a range that are known; null where none is. */
function sumOver(days: readonly SalesDay[], range: DayRange | null): number | null {
  if (range === null) return null;
  const known = within(days, range).filter(({ beforeData }) => !beforeData);
  return known.length === 0 ? null : known.reduce((sum, { revenue }) => sum + revenue, 0);
}

interface Group {
  readonly whole: DayRange;
  readonly days: SalesDay[];
}

/** The days of each bar. The calendar is asked once for a bar, and not for each of its days. */
function groupsOf(days: readonly SalesDay[], { from, to, grain, ...layout }: BucketLayout): Group[] {
  const origin = weekOrigin({ ...layout, from, to });
  const groups: Group[] = [];
  for (const day of days.slice(indexFrom(days, from))) {
    const last = groups.at(-1);
    // What was loaded after the period has bars of its own.
    const isNext = day.date > to && (last?.days.at(-1)?.date ?? '') <= to;
    if (last === undefined || isNext || day.date > last.whole.to) {
      groups.push({ whole: wholeBucket(day.date, grain, origin), days: [day] });
    } else last.days.push(day);
  }
  return groups;
}

/**
 * The bars of `from` to `to` and of what was loaded after it.
 * @param days in their order
 */
export function bucketDays(days: readonly SalesDay[], layout: BucketLayout): Bucket[] {
  return groupsOf(days, layout).map(({ whole, days: inside }) => {
    const range = { from: inside[0]?.date ?? whole.from, to: inside.at(-1)?.date ?? whole.to };
    const isAfter = range.to > layout.to;
    return {
      ...range,
      value: inside.reduce((sum, { revenue }) => sum + revenue, 0),
      previous: isAfter ? null : sumOver(days, comparedWith(range, layout)),
      days: inside.length,
      wholeDays: daysBetween(whole.from, whole.to) + 1,
      isIncomplete: isAfter || inside.some(({ incomplete }) => incomplete === true),
    };
  });
}

/** Days put together to the bars of a chart, each beside the same days of the period before. */
import { addDays, daysBetween, firstOfMonth, firstOfYear, lastOfMonth } from '../../shared/format/days.ts';
import type { DayRange } from '../../shared/url/period.ts';
import type { Grain } from '../../shared/url/state.ts';

export interface SalesDay {
  readonly date: string;
  readonly revenue: number;
  readonly incomplete?: true | undefined;
}

/** One bar. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** Sum over the same days of the period before, null where the chart has none. */
  readonly previous: number | null;
  readonly days: number;
  /** Days of a whole bucket of this grain. */
  readonly wholeDays: number;
  /** Whether some day of it is known to be too low, or lies after the period. */
  readonly isIncomplete: boolean;
}

interface Layout extends DayRange {
  readonly previousFrom?: string | undefined;
  readonly grain: Grain;
}

/** First and last day of the whole bucket that `date` belongs to; weeks are counted from `origin`. */
function wholeBucket(date: string, grain: Grain, origin: string): DayRange {
  if (grain === 'day') return { from: date, to: date };
  if (grain === 'year') return { from: firstOfYear(date), to: `${date.slice(0, 4)}-12-31` };
  if (grain === 'month') return { from: firstOfMonth(date), to: lastOfMonth(date) };
  const from = addDays(date, -(((daysBetween(origin, date) % 7) + 7) % 7));
  return { from, to: addDays(from, 6) };
}

const BAR_WIDTH = 24;
const grainDays = { day: 1, week: 7, month: 30.4, year: 365.25 } as const;

/** The finest grain whose bars are wide enough to be told apart. */
export function grainFor(days: number, width: number): Grain {
  const most = width / BAR_WIDTH;
  if (days / grainDays.day <= most) return 'day';
  return days / grainDays.week <= most ? 'week' : 'month';
}

/**
 * The bars of `from` to `to` and of what was loaded after it. A day of the period is compared with the day
 * as many days earlier as the two periods lie apart.
 */
export function bucketDays(days: readonly SalesDay[], { from, to, previousFrom, grain }: Layout): Bucket[] {
  const revenueOn = new Map(days.map(({ date, revenue }) => [date, revenue]));
  const shift = previousFrom === undefined ? null : daysBetween(previousFrom, from);
  // Weeks end on the last day of the period, so that its newest bar is whole.
  const origin = addDays(to, 1);
  const buckets = new Map<string, Bucket>();
  for (const { date, revenue, incomplete } of days) {
    if (date < from) continue;
    const isAfter = date > to;
    const whole = wholeBucket(date, grain, origin);
    const key = `${whole.from}${isAfter ? '+' : ''}`;
    const before = shift === null || isAfter ? null : (revenueOn.get(addDays(date, -shift)) ?? null);
    const known = buckets.get(key);
    buckets.set(key, {
      from: known?.from ?? date,
      to: date,
      value: (known?.value ?? 0) + revenue,
      previous: before === null ? (known?.previous ?? null) : (known?.previous ?? 0) + before,
      days: (known?.days ?? 0) + 1,
      wholeDays: daysBetween(whole.from, whole.to) + 1,
      isIncomplete: (known?.isIncomplete ?? false) || isAfter || incomplete === true,
    });
  }
  return [...buckets.values()];
}

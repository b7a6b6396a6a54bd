/** Days gathered into points that a chart of paper width can show. */
import { fromCount, roundToMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import { addDays } from '../../analytics/series/calendar.ts';

export interface Grain {
  /** How a point is named in the chart's title: `day`, `7 days`, `month`. */
  readonly name: string;
  /** First day of each point, ascending. */
  readonly dates: readonly string[];
  /** Sums a day's value into its point. */
  sum(pick: (index: number) => number): number[];
}

const DAYS_AT_MOST = 120;
/** Half a year: beyond it months, which also hold the reseller channel's month-end batches whole. */
const WEEKS_AT_MOST = 26;

/**
 * Groups consecutive ascending days: by day, by 7 days counted back from the last, or by calendar month.
 * A group that is not whole is left out, since its sum would look like a fall.
 */
export function grainOf(days: readonly string[]): Grain {
  if (days.length <= DAYS_AT_MOST) return group('day', days, (day) => day, 1);
  if (days.length / 7 <= WEEKS_AT_MOST) {
    const offset = days.length % 7;
    return group('7 days', days, (_, index) => days[index - ((index - offset + 7) % 7)] ?? '', 7);
  }
  return group('month', days, (day) => `${day.slice(0, 7)}-01`, null);
}

/** @param whole days that a whole group has; null for calendar months */
function group(
  name: string,
  days: readonly string[],
  keyOf: (day: string, index: number) => string,
  whole: number | null,
): Grain {
  const groups = Map.groupBy(days.keys(), (index) => keyOf(days[index] ?? '', index));
  const kept = Array.from(groups).filter(
    ([key, indexes]) => key !== '' && indexes.length === (whole ?? daysOfMonth(key)),
  );
  return {
    name,
    dates: kept.map(([key]) => key),
    sum: (pick) =>
      kept.map(([, indexes]) =>
        toJsonNumber(indexes.reduce((total, index) => total + exact(pick(index)), 0n)),
      ),
  };
}

function exact(value: number) {
  return Number.isSafeInteger(value) ? fromCount(value) : roundToMoney(value.toFixed(4));
}

function daysOfMonth(first: string): number {
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return (Date.parse(next) - Date.parse(first)) / 86_400_000;
}

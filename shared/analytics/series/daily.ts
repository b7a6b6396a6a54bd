import { dayNumber, fromDayNumber, type IsoDate, startOfWeek } from './calendar.ts';
import { firstDayOfMonth } from './months.ts';

/** One day's total in the metric's own unit. */
export interface DailyPoint {
  readonly date: IsoDate;
  readonly value: number;
}

/** A total over a longer period, `days` of which were in the series. */
export interface PeriodPoint {
  /** First day of the period: the first of the month, or the Monday of the ISO week. */
  readonly start: IsoDate;
  readonly value: number;
  readonly days: number;
}

/** Bounds of the filled series; by default the first and last date of the input. */
export interface FillOptions {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/**
 * One point for every day between the bounds, in order; a day without rows is 0. Input may be unordered;
 * several points of one day are added, points outside the bounds are left out. An empty input without
 * both bounds gives an empty series. Throws RangeError on a date that does not exist.
 */
export function fillDaily(points: readonly DailyPoint[], options: FillOptions = {}): DailyPoint[] {
  const days = points.map((point) => dayNumber(point.date));
  const from = options.from === undefined ? minimum(days) : dayNumber(options.from);
  const to = options.to === undefined ? -minimum(days.map((day) => -day)) : dayNumber(options.to);
  if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) return [];
  const values = new Float64Array(to - from + 1);
  points.forEach((point, index) => {
    const offset = (days[index] ?? 0) - from;
    if (offset >= 0 && offset < values.length) values[offset] = (values[offset] ?? 0) + point.value;
  });
  return Array.from(values, (value, offset) => ({ date: fromDayNumber(from + offset), value }));
}

function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function resample(points: readonly DailyPoint[], startOf: (date: IsoDate) => IsoDate): PeriodPoint[] {
  const periods = new Map<IsoDate, { value: number; days: number }>();
  for (const point of fillDaily(points)) {
    const start = startOf(point.date);
    const period = periods.get(start) ?? { value: 0, days: 0 };
    periods.set(start, { value: period.value + point.value, days: period.days + 1 });
  }
  return Array.from(periods, ([start, period]) => ({ start, ...period }));
}

/** Totals by calendar month, in order; the first and last may hold fewer days than the month has. */
export function toMonthly(points: readonly DailyPoint[]): PeriodPoint[] {
  return resample(points, firstDayOfMonth);
}

/** Totals by ISO week (Monday to Sunday), in order; the first and last may hold fewer than 7 days. */
export function toWeekly(points: readonly DailyPoint[]): PeriodPoint[] {
  return resample(points, startOfWeek);
}

/** Dates of the generator: everything runs on day numbers (days since 1970-01-01). */
import { dayNumber, fromDayNumber, weekdayOfDayNumber } from '@otel-bi/shared/analytics/series/calendar.ts';

export { dayNumber, fromDayNumber, weekdayOfDayNumber };

/** `20131231` for 2013-12-31: the key of AdventureWorksDW's date dimension. */
export function dateKey(day: number): number {
  return Number(fromDayNumber(day).replaceAll('-', ''));
}

/** Year of a day number. */
export function yearOf(day: number): number {
  return Number(fromDayNumber(day).slice(0, 4));
}

/** Months since year 0 (year * 12 + month - 1): equal for the days of one month. */
export function monthIndex(day: number): number {
  const iso = fromDayNumber(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

/** The first day number of a month given by `monthIndex`. */
export function firstDayOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return dayNumber(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}

/** A lookup from day number to a value that is costly to compute, over a closed range of days. */
export function dayTable(from: number, to: number, value: (day: number) => number): (day: number) => number {
  const table = Float64Array.from({ length: to - from + 1 }, (_, index) => value(from + index));
  return (day) => table[day - from] ?? value(day);
}

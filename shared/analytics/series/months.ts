import { dayNumber, daysInMonth, fromDayNumber, type IsoDate, parts } from './calendar.ts';

/** A calendar month as `YYYY-MM`. Compares correctly as a string. */
export type MonthKey = string;

/** The month of a date. */
export function monthKey(date: IsoDate): MonthKey {
  parts(date);
  return date.slice(0, 7);
}

/** Months since 0000-01, so that the difference of two is the number of months between them. */
export function monthNumber(date: IsoDate): number {
  const { year, month } = parts(date);
  return year * 12 + month - 1;
}

/** First day of the month with that number; the inverse of `monthNumber`. */
export function firstDayOfMonthNumber(months: number): IsoDate {
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/** Last day of the month with that number. */
export function lastDayOfMonthNumber(months: number): IsoDate {
  return lastDayOfMonth(firstDayOfMonthNumber(months));
}

/** First day of the date's month. */
export function firstDayOfMonth(date: IsoDate): IsoDate {
  return `${monthKey(date)}-01`;
}

/** Last day of the date's month. */
export function lastDayOfMonth(date: IsoDate): IsoDate {
  const { year, month } = parts(date);
  return `${date.slice(0, 7)}-${daysInMonth(year, month)}`;
}

/** Days from the date to the end of its month: 0 on the last day. */
export function daysToMonthEnd(date: IsoDate): number {
  const { year, month, day } = parts(date);
  return daysInMonth(year, month) - day;
}

/** True on the last day of a month. */
export function isLastDayOfMonth(date: IsoDate): boolean {
  return daysToMonthEnd(date) === 0;
}

/**
 * The same day `months` later (or, negative, earlier). A day that the month does not have becomes its
 * last: 2013-01-31 plus one month is 2013-02-28.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { day } = parts(date);
  const first = firstDayOfMonthNumber(monthNumber(date) + months);
  const { year, month } = parts(first);
  return fromDayNumber(dayNumber(first) + Math.min(day, daysInMonth(year, month)) - 1);
}

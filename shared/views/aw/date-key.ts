import { type IsoDate, isIsoDate } from '../../analytics/series/calendar.ts';

/** AdventureWorks' integer key of a day: 20131231 for 2013-12-31. */
export function keyOf(date: IsoDate): number {
  return Number(date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10));
}

/** The day of an integer key, or null where the key is no day of the calendar. */
export function dateOf(key: number): IsoDate | null {
  const digits = String(key).padStart(8, '0');
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isIsoDate(date) ? date : null;
}

import { dayNumber } from '../series/calendar.ts';
import type { ChannelDay } from './coverage.ts';

/** A channel as two arrays, one entry a day, from the first to the last day that has rows. */
export interface AlignedDays {
  /** Day number of the first entry. */
  readonly firstDay: number;
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** Puts days in order, adds up doubled ones, fills gaps with zeros and cuts empty days at both ends. */
export function alignDays(daily: readonly ChannelDay[]): AlignedDays {
  const rows = daily
    .filter((day) => day.value !== 0 || day.count !== 0)
    .map((day) => ({ day: dayNumber(day.date), value: day.value, count: day.count }));
  const firstDay = rows.reduce((least, row) => Math.min(least, row.day), Number.POSITIVE_INFINITY);
  const lastDay = rows.reduce((most, row) => Math.max(most, row.day), Number.NEGATIVE_INFINITY);
  const length = rows.length === 0 ? 0 : lastDay - firstDay + 1;
  const values = new Float64Array(length);
  const counts = new Float64Array(length);
  for (const row of rows) {
    const index = row.day - firstDay;
    values[index] = (values[index] ?? 0) + row.value;
    counts[index] = (counts[index] ?? 0) + row.count;
  }
  return { firstDay: rows.length === 0 ? 0 : firstDay, values, counts };
}

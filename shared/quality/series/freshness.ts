/** Whether a table ends where the data as a whole end, by its own rhythm. */
import { type DayRow, dayNumber, distances, quantile } from './days.ts';

/** A table may end so many days before the newest fact whatever its rhythm. */
const GRACE_DAYS = 7;
/** Missed turns of its rhythm that are still no standstill. */
const MISSED_TURNS = 3;

export interface Lag {
  /** Last day with rows. */
  readonly last: string;
  /** Days from then to the newest fact; 0 when it goes further. */
  readonly days: number;
  /** Days that its rhythm allows. */
  readonly allowed: number;
}

/**
 * How far a table lags behind the newest fact. A table of daily rows may lag a week, one of month-end
 * batches three months. Undefined without days.
 */
export function lagOf(days: readonly DayRow[], newest: string): Lag | undefined {
  const last = lastDay(days);
  if (last === undefined) return undefined;
  const rhythm = quantile(distances(days), 0.95) ?? 0;
  return {
    last,
    days: Math.max(0, dayNumber(newest) - dayNumber(last)),
    allowed: Math.max(GRACE_DAYS, MISSED_TURNS * rhythm),
  };
}

/** The newest of the days, undefined without any. */
export function lastDay(days: readonly DayRow[]): string | undefined {
  return days
    .map(({ day }) => day)
    .sort()
    .at(-1);
}

import { demandOfSums, type LeadTimeStats } from '../../analytics/reorder/statistics.ts';
import { diffDays } from '../../analytics/series/calendar.ts';
import type { Notice } from '../../contract/envelope.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';

/** Sums over timed receipts, and the calendar that the days were counted in, as the queries answer them. */
export interface TimedReceipts {
  readonly receipts: number;
  readonly lead_days: number;
  readonly lead_days_squared: number;
  readonly calendar_first: string | null;
  readonly calendar_last: string | null;
  readonly calendar_days: number;
}

/** Lead times in days; null where no receipt shows them or the calendar cannot count days. */
export function observedLeadTimes(row: TimedReceipts): LeadTimeStats | null {
  if (row.receipts === 0 || !calendarIsWhole(row)) return null;
  const { mean, variance } = demandOfSums(row.lead_days, row.lead_days_squared, row.receipts);
  return { mean, variance, count: row.receipts };
}

/** Days are counted as places in the date dimension, which is right only where that has no gap. */
function calendarIsWhole({
  calendar_first: first,
  calendar_last: last,
  calendar_days,
}: TimedReceipts): boolean {
  return first !== null && last !== null && diffDays(first, last) + 1 === calendar_days;
}

/** Says when receipts are there but could not be timed. */
export function calendarNotices(rows: readonly TimedReceipts[]): Notice[] {
  if (!rows.some((row) => row.receipts > 0 && !calendarIsWhole(row))) return [];
  return [noticeOf('not_computable', say('calendar_gaps'))];
}

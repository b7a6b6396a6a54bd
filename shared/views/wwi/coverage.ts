/** How far the sales of Wide World Importers go: one channel, invoiced Monday to Saturday. */
import { type ChannelDay, type Coverage, channelCoverage } from '../../analytics/coverage/coverage.ts';
import type { IsoDate } from '../../analytics/series/calendar.ts';
import type { ChannelFreshness, Notice } from '../../contract/envelope.ts';
import { reasonOf, say } from '../../words/say.ts';
import type { CoverageMemory } from '../coverage-memory.ts';
import { noticeOf } from '../notice.ts';

/** Coverage of the sales, and their first day. */
export interface WwiCoverage extends Coverage {
  readonly first: IsoDate | null;
}

/** What is known of Wide World Importers warehouses, for all views together. */
export const wwiCoverageMemory: CoverageMemory<WwiCoverage> = new WeakMap();

/** One invoice date of all sales, unfiltered, as the sales queries answer it. */
export interface DayTotals {
  readonly day: string | null;
  readonly all_revenue: string;
  readonly all_invoices: number;
}

/** Judges the sales by their unfiltered daily totals. */
export function wwiCoverage(rows: readonly DayTotals[]): WwiCoverage {
  const days: ChannelDay[] = [];
  let first: IsoDate | null = null;
  for (const { day, all_revenue, all_invoices } of rows) {
    if (day === null) continue;
    days.push({ date: day, value: Number(all_revenue), count: all_invoices });
    if (first === null || day < first) first = day;
  }
  return { ...channelCoverage(days), first };
}

/** The sales' freshness as the answer's meta shows it. */
export function freshness({ asOf, completeThrough, tail }: WwiCoverage): ChannelFreshness[] {
  const shown = tail === null ? null : { from: tail.from, to: tail.to, ...reasonOf(tail.said) };
  return [{ channel: 'sales', asOf, completeThrough, tail: shown }];
}

/** What a reader must know about the end of the data. */
export function coverageNotices({ asOf, tail }: WwiCoverage): Notice[] {
  if (asOf === null) return [noticeOf('no_data_in_period', say('no_sales_loaded'))];
  if (tail === null) return [];
  return [noticeOf('incomplete_tail', say('sales_incomplete'), ...tail.said)];
}

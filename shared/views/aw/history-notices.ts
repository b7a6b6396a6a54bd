import type { Period } from '../../analytics/kpi/periods.ts';
import type { Notice } from '../../contract/envelope.ts';
import { say } from '../../words/say.ts';
import { mostDays } from '../history-period.ts';
import { noticeOf } from '../notice.ts';
import { rangeNotices } from '../range-notices.ts';
import { type AwChannelCoverage, channelNotices, firstDay, newestDay } from './channels.ts';
import type { DailyRow } from './daily-sales.ts';
import { filterGapNotices } from './filter-gaps.ts';
import type { AwFilters } from './filters.ts';
import type { SalesDay } from './sales-history.ts';

interface HistoryAnswer {
  readonly query: AwFilters;
  readonly channels: readonly AwChannelCoverage[];
  readonly place: { readonly period: Period; readonly truncated: boolean } | null;
  readonly days: readonly SalesDay[];
  readonly rows: readonly DailyRow[];
}

/** What a reader of the history must know about zeros, unknown figures and cut-off ends. */
export function historyNotices({ query, channels, place, days, rows }: HistoryAnswer): Notice[] {
  return [
    ...channelNotices(channels),
    ...filterGapNotices(channels, query),
    ...unknownNotices(days, rows),
    ...placeNotices(channels, place?.period ?? null, days),
    ...(place?.truncated ? [truncatedNotice(place.period)] : []),
  ];
}

function placeNotices(
  channels: readonly AwChannelCoverage[],
  period: Period | null,
  days: readonly SalesDay[],
): Notice[] {
  const first = firstDay(channels);
  const last = newestDay(channels);
  if (period === null || first === null || last === null) {
    return [noticeOf('no_data_in_period', say('no_sales_loaded'))];
  }
  const hasSales = days.some((day) => day.orders !== 0 || day.revenue !== 0);
  return rangeNotices(period, { first, last }, hasSales);
}

function unknownNotices(days: readonly SalesDay[], rows: readonly DailyRow[]): Notice[] {
  const notices: Notice[] = [];
  if (days.some((day) => day.units === null)) {
    notices.push(noticeOf('not_computable', say('units_unknown')));
  }
  const unpriced = rows.reduce((sum, row) => sum + row.wanted_rows - row.revenue_rows, 0);
  if (unpriced > 0) {
    notices.push(noticeOf('not_computable', say('unpriced', { count: unpriced })));
  }
  return notices;
}

function truncatedNotice({ from, to }: Period): Notice {
  return noticeOf('truncated', say('truncated', { from, to, most: mostDays }));
}

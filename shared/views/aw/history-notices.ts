import type { Period } from '../../analytics/kpi/periods.ts';
import type { Notice } from '../../contract/envelope.ts';
import { mostDays } from '../history-period.ts';
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
    ...rangeNotices(channels, place?.period ?? null, days),
    ...(place?.truncated ? [truncatedNotice(place.period)] : []),
  ];
}

function rangeNotices(
  channels: readonly AwChannelCoverage[],
  period: Period | null,
  days: readonly SalesDay[],
): Notice[] {
  const first = firstDay(channels);
  const last = newestDay(channels);
  if (period === null || first === null || last === null) {
    return [{ code: 'no_data_in_period', message: 'No sales are loaded.' }];
  }
  const notices: Notice[] = [];
  if (days.every((day) => day.orders === 0 && day.revenue === 0)) {
    const message = `No sales from ${period.from} to ${period.to} pass the filters; the data run from ${first} to ${last}.`;
    notices.push({ code: 'no_data_in_period', message });
  }
  if (period.from < first) {
    notices.push({ code: 'before_data', message: `Days before ${first} are zero: the data begin there.` });
  }
  if (period.to > last) {
    notices.push({ code: 'no_data_in_period', message: `Days after ${last} are zero: the data end there.` });
  }
  return notices;
}

function unknownNotices(days: readonly SalesDay[], rows: readonly DailyRow[]): Notice[] {
  const notices: Notice[] = [];
  if (days.some((day) => day.units === null)) {
    const message = 'Units are unknown on days whose sales were loaded without an order quantity.';
    notices.push({ code: 'not_computable', message });
  }
  const unpriced = rows.reduce((sum, row) => sum + row.wanted_rows - row.revenue_rows, 0);
  if (unpriced > 0) {
    const message = `${unpriced} sales lines have no sales amount and count as 0 in the revenue.`;
    notices.push({ code: 'not_computable', message });
  }
  return notices;
}

function truncatedNotice({ from, to }: Period): Notice {
  return {
    code: 'truncated',
    message: `Cut to ${from} to ${to}: one answer holds at most ${mostDays} days.`,
  };
}

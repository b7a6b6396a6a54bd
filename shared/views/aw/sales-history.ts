import type * as z from 'zod/mini';
import type { Period } from '../../analytics/kpi/periods.ts';
import { periodDays } from '../../analytics/kpi/periods.ts';
import { parseMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import { eachDay, type IsoDate } from '../../analytics/series/calendar.ts';
import type { salesDay, salesHistory } from '../../contract/aw/sales.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import { dailySales } from '../../warehouse/aw/daily.ts';
import { historyPeriod } from '../history-period.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import {
  type AwChannelCoverage,
  askedCoverage,
  commonCompleteThrough,
  firstDay,
  freshness,
  newestDay,
} from './channels.ts';
import { type DailyRow, readDaily } from './daily-sales.ts';
import { dateOf } from './date-key.ts';
import { filterParameters } from './filters.ts';
import { historyNotices } from './history-notices.ts';

export type SalesDay = z.output<typeof salesDay>;
type HistoryQuery = QueryOf<typeof salesHistory>;

/** Sales by day, oldest first: the last N days up to the newest fact date, or a range; no sales are zeros. */
export async function awSalesHistory(
  context: ViewContext,
  query: HistoryQuery,
): Promise<ViewResult<SalesDay[]>> {
  const { rows, coverage } = await readDaily(context, query);
  const channels = askedCoverage(coverage, query.channel);
  const first = firstDay(channels);
  const last = newestDay(channels);
  const data = first === null || last === null ? null : { first, last };
  const place = historyPeriod({ ...query, defaultDays: context.settings.defaultHistoryDays, data });
  const days = place === null ? [] : historyDays(rows, place.period, channels);
  const { from, to } = place?.period ?? { from: null, to: null };
  return {
    data: days,
    meta: {
      asOf: last,
      queries: [dailySales.name],
      parameters: { days_back: daysBack(context, query), from, to, ...filterParameters(query) },
      notices: historyNotices({ query, channels, place, days, rows }),
      ...(place === null ? {} : { period: { ...place.period, days: periodDays(place.period) } }),
      channels: freshness(channels),
    },
  };
}

/** The days back as asked or by default; null where a range was asked for instead. */
function daysBack({ settings }: ViewContext, { days_back, from, to }: HistoryQuery): number | null {
  if (from !== undefined || to !== undefined) return null;
  return days_back ?? settings.defaultHistoryDays;
}

function historyDays(
  rows: readonly DailyRow[],
  period: Period,
  channels: readonly AwChannelCoverage[],
): SalesDay[] {
  const byDate = new Map<IsoDate, DailyRow[]>();
  for (const row of rows) {
    const date = dateOf(row.date_key);
    if (date === null || row.wanted_rows === 0) continue;
    byDate.set(date, [...(byDate.get(date) ?? []), row]);
  }
  const first = firstDay(channels);
  const through = commonCompleteThrough(channels);
  return eachDay(period.from, period.to).map((date) => ({
    ...daySums(date, byDate.get(date) ?? []),
    ...(first === null || date < first ? { beforeData: true as const } : {}),
    ...(through !== null && date > through ? { incomplete: true as const } : {}),
  }));
}

/** A day's sums; at most one row a channel. */
function daySums(date: IsoDate, rows: readonly DailyRow[]): SalesDay {
  const revenue = (channel?: string) =>
    toJsonNumber(
      sumMoney(
        rows.filter((row) => (channel ?? row.channel) === row.channel).map((row) => parseMoney(row.revenue)),
      ),
    );
  const orders = (channel?: string) =>
    rows.reduce((sum, row) => sum + ((channel ?? row.channel) === row.channel ? row.orders : 0), 0);
  const isKnown = rows.every(
    (row) => row.revenue_rows === row.wanted_rows && row.cost_rows === row.wanted_rows,
  );
  const profit = rows.map((row) => parseMoney(row.revenue) - parseMoney(row.cost));
  const unitsKnown = rows.every((row) => row.units_rows === row.wanted_rows);
  return {
    date,
    revenue: revenue(),
    internetRevenue: revenue('internet'),
    resellerRevenue: revenue('reseller'),
    grossProfit: isKnown ? toJsonNumber(sumMoney(profit)) : null,
    orders: orders(),
    internetOrders: orders('internet'),
    resellerOrders: orders('reseller'),
    units: unitsKnown ? rows.reduce((sum, row) => sum + row.units, 0) : null,
  };
}

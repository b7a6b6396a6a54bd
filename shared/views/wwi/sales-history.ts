import type * as z from 'zod/mini';
import { type Period, periodDays } from '../../analytics/kpi/periods.ts';
import { toJsonNumber } from '../../analytics/money/decimal.ts';
import { eachDay } from '../../analytics/series/calendar.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import type { salesDay, salesHistory } from '../../contract/wwi/sales.ts';
import type { Row } from '../../warehouse/port.ts';
import { dailySales } from '../../warehouse/wwi/daily.ts';
import { say } from '../../words/say.ts';
import { historyPeriod, mostDays } from '../history-period.ts';
import { noticeOf } from '../notice.ts';
import { rangeNotices } from '../range-notices.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { coverageNotices, freshness, type WwiCoverage, wwiCoverage, wwiCoverageMemory } from './coverage.ts';
import { filterParameters, filterValues } from './filters.ts';

type SalesDay = z.output<typeof salesDay>;
type HistoryQuery = QueryOf<typeof salesHistory>;
type DailyRow = Row<typeof dailySales.columns>;

/** Sales by day, oldest first: the last N days up to the newest invoice date, or a range; no sales are zeros. */
export async function wwiSalesHistory(
  context: ViewContext,
  query: HistoryQuery,
): Promise<ViewResult<SalesDay[]>> {
  const rows = await context.warehouse.run(dailySales, filterValues(query), context);
  const coverage = wwiCoverage(rows);
  wwiCoverageMemory.set(context.warehouse, coverage);
  const { first, asOf } = coverage;
  const data = first === null || asOf === null ? null : { first, last: asOf };
  const place = historyPeriod({ ...query, defaultDays: context.settings.defaultHistoryDays, data });
  const days = place === null ? [] : historyDays(rows, place.period, coverage);
  const { from, to } = place?.period ?? { from: null, to: null };
  return {
    data: days,
    meta: {
      asOf,
      queries: [dailySales.name],
      parameters: { days_back: days.length, from, to, ...filterParameters(query) },
      notices: [
        ...coverageNotices(coverage),
        ...(place === null ? [] : placeNotices(coverage, place.period, days)),
        ...(place?.truncated ? [truncatedNotice(place.period)] : []),
      ],
      ...(place === null ? {} : { period: { ...place.period, days: periodDays(place.period) } }),
      channels: freshness(coverage),
    },
  };
}

function historyDays(
  rows: readonly DailyRow[],
  { from, to }: Period,
  { first, completeThrough }: WwiCoverage,
): SalesDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return eachDay(from, to).map((date) => ({
    ...daySums(date, byDay.get(date)),
    ...(first === null || date < first ? { beforeData: true as const } : {}),
    ...(completeThrough !== null && date > completeThrough ? { incomplete: true as const } : {}),
  }));
}

function daySums(date: string, row: DailyRow | undefined): SalesDay {
  if (row === undefined) return { date, revenue: 0, profit: 0, invoices: 0, units: 0 };
  return {
    date,
    revenue: toJsonNumber(row.revenue),
    profit: toJsonNumber(row.profit),
    invoices: row.invoices,
    units: row.units,
  };
}

function placeNotices({ first, asOf }: WwiCoverage, period: Period, days: readonly SalesDay[]): Notice[] {
  if (first === null || asOf === null) return [];
  return rangeNotices(
    period,
    { first, last: asOf },
    days.some((day) => day.invoices !== 0),
  );
}

function truncatedNotice({ from, to }: Period): Notice {
  return noticeOf('truncated', say('truncated', { from, to, most: mostDays }));
}

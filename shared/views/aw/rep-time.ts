/** A sales employee's months and quarters, from the rows of the sales query. */
import type * as z from 'zod/mini';
import { parseMoney, percentOf, toJsonNumber } from '../../analytics/money/decimal.ts';
import type { IsoDate } from '../../analytics/series/calendar.ts';
import {
  firstDayOfMonthNumber,
  isLastDayOfMonth,
  lastDayOfMonthNumber,
  monthNumber,
} from '../../analytics/series/months.ts';
import type { repMonth, repQuarter } from '../../contract/aw/reps.ts';
import type { AwChannelCoverage } from './channels.ts';
import { dateOf } from './date-key.ts';
import { quarterOf } from './quotas.ts';
import type { RepRow } from './rep-inputs.ts';

type Month = z.output<typeof repMonth>;
type Quarter = z.output<typeof repQuarter>;

interface Sale {
  readonly date: IsoDate;
  readonly row: RepRow;
}

function salesOf(rows: readonly RepRow[]): Sale[] {
  return rows.flatMap((row) => {
    const date = row.kind === 'sales' && row.wanted_rows > 0 ? dateOf(row.date_key) : null;
    return date === null ? [] : [{ date, row }];
  });
}

const revenueOf = (sales: readonly Sale[]) =>
  sales.reduce((sum, { row }) => sum + parseMoney(row.revenue), 0n);

/** From the employee's first month to the channel's newest, months without sales as zeros. */
export function repMonths(rows: readonly RepRow[], { asOf, completeThrough }: AwChannelCoverage): Month[] {
  const sales = salesOf(rows);
  if (asOf === null || sales.length === 0) return [];
  const byMonth = Map.groupBy(sales, ({ date }) => monthNumber(date));
  const first = Math.min(...byMonth.keys());
  return Array.from({ length: monthNumber(asOf) - first + 1 }, (_, index) => {
    const own = byMonth.get(first + index) ?? [];
    const to = lastDayOfMonthNumber(first + index);
    return {
      from: firstDayOfMonthNumber(first + index),
      to,
      revenue: toJsonNumber(revenueOf(own)),
      orders: own.reduce((sum, { row }) => sum + row.orders, 0),
      ...(completeThrough !== null && to > completeThrough ? { incomplete: true as const } : {}),
    };
  });
}

/** Revenue of each of the last complete months, oldest first, months without sales as 0. */
export function lastMonths(
  rows: readonly RepRow[],
  { completeThrough }: AwChannelCoverage,
  count: number,
): number[] {
  if (completeThrough === null) return [];
  const last = monthNumber(completeThrough) - (isLastDayOfMonth(completeThrough) ? 0 : 1);
  const byMonth = Map.groupBy(salesOf(rows), ({ date }) => monthNumber(date));
  return Array.from({ length: count }, (_, index) =>
    toJsonNumber(revenueOf(byMonth.get(last - count + 1 + index) ?? [])),
  );
}

/**
 * The quarters that have a quota, oldest first. A quota is set for all of an employee's sales, so filtered
 * sales have none.
 */
export function repQuarters(
  rows: readonly RepRow[],
  { first, completeThrough }: AwChannelCoverage,
  withQuota: boolean,
): Quarter[] {
  const sales = salesOf(rows);
  const quotas = rows.filter(({ kind }) => kind === 'quota').toSorted((a, b) => a.date_key - b.date_key);
  return quotas.map(({ date_key, all_revenue }) => {
    const { from, to } = quarterOf(date_key);
    const revenue = revenueOf(sales.filter(({ date }) => date >= from && date <= to));
    const quota = parseMoney(all_revenue);
    // Before the first sale of anybody nothing is known, which is not the same as nothing sold.
    const isKnown = first !== null && to >= first;
    const attained = withQuota && isKnown && quota > 0n ? percentOf(revenue, quota) : null;
    return {
      from,
      to,
      quota: withQuota ? toJsonNumber(quota) : null,
      revenue: toJsonNumber(revenue),
      attainmentPct: attained === null ? null : toJsonNumber(attained),
      ...(completeThrough !== null && to > completeThrough ? { partial: true as const } : {}),
    };
  });
}

import type * as z from 'zod/mini';
import type { Period } from '../../analytics/kpi/periods.ts';
import { type Money, parseMoney, percentOf, toJsonNumber } from '../../analytics/money/decimal.ts';
import { median } from '../../analytics/series/robust.ts';
import type { repProfile as endpoint, repPart } from '../../contract/aw/reps.ts';
import type { DataOf, ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { repParts } from '../../warehouse/aw/rep-parts.ts';
import { repSales } from '../../warehouse/aw/rep-sales.ts';
import type { Row } from '../../warehouse/port.ts';
import { reportingPeriod } from '../reporting-period.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { channelNotices, freshness } from './channels.ts';
import { dateOf } from './date-key.ts';
import { filterValues } from './filters.ts';
import { nameOf } from './rep-inputs.ts';
import { rankReps } from './rep-ranking.ts';
import { repMonths, repQuarters } from './rep-time.ts';

type Profile = DataOf<typeof endpoint>;
type Part = z.output<typeof repPart>;
type PartRow = Row<typeof repParts.columns>;

/** Products and resellers shown. */
const mostParts = 10;

/**
 * One sales employee over the whole history and, beside the others, over the window of the ranking. Two
 * queries at once.
 * @throws AppError `not_found` where no reseller sale and no quota names the employee
 */
export async function awRepProfile(
  context: ViewContext,
  query: QueryOf<typeof endpoint>,
  { employeeKey }: ParamsOf<typeof endpoint>,
): Promise<ViewResult<Profile>> {
  const { territory, category } = filterValues(query);
  const [rows, parts] = await Promise.all([
    context.warehouse.run(repSales, { territory, category }, context),
    context.warehouse.run(repParts, { territory, category, employee_key: employeeKey }, context),
  ]);
  const own = rows.filter((row) => row.person_key === employeeKey);
  if (employeeKey === 0 || own.length === 0) {
    throw new AppError('not_found', `there is no sales employee ${employeeKey}`);
  }
  const { channel, period, ranking, notices } = rankReps(context, query, rows);
  const inside = period === null ? [] : parts.filter((row) => isInside(row, period));
  const isFiltered = territory !== null || category !== null;
  return {
    data: {
      employeeKey,
      name: nameOf(employeeKey, own),
      territory: own.find(({ region }) => region !== null)?.region ?? null,
      score: ranking.find((row) => row.employeeKey === employeeKey) ?? null,
      ranked: ranking.length,
      medians: mediansOf(ranking),
      months: repMonths(own, channel),
      quarters: repQuarters(own, channel, !isFiltered),
      products: partsOf(inside, 'product'),
      resellers: partsOf(inside, 'reseller'),
    },
    meta: {
      asOf: channel.asOf,
      queries: [repSales.name, repParts.name],
      parameters: { employeeKey, territory: query.territory ?? null, category: query.category ?? null },
      notices: [...channelNotices([channel]), ...notices],
      ...(period === null ? {} : { period: reportingPeriod(period) }),
      channels: freshness([channel]),
    },
  };
}

function mediansOf(ranking: readonly NonNullable<Profile['score']>[]): Profile['medians'] {
  const names = ranking[0]?.components.map(({ name }) => name) ?? [];
  return names.map((name) => {
    const values = ranking.flatMap(
      ({ components }) => components.find((part) => part.name === name)?.value ?? [],
    );
    return { name, value: values.length === 0 ? null : median(values) };
  });
}

function isInside(row: PartRow, { from, to }: Period): boolean {
  const date = dateOf(row.date_key);
  return date !== null && date >= from && date <= to;
}

/** The largest members of one kind, each with its part of all that the employee sold in the window. */
function partsOf(rows: readonly PartRow[], kind: 'product' | 'reseller'): Part[] {
  const members = Map.groupBy(
    rows.filter((row) => row.kind === kind),
    (row) => row.member_key,
  );
  const sums = Array.from(members, ([key, own]) => ({
    key,
    name:
      own.find(({ member }) => member !== null)?.member ??
      `${kind === 'product' ? 'Product' : 'Reseller'} ${key}`,
    revenue: own.reduce((sum, row) => sum + parseMoney(row.revenue), 0n),
    orders: own.reduce((sum, row) => sum + row.orders, 0),
  }));
  const all = sums.reduce((sum, { revenue }) => sum + revenue, 0n);
  return sums
    .toSorted((a, b) => (a.revenue === b.revenue ? a.key - b.key : a.revenue < b.revenue ? 1 : -1))
    .slice(0, mostParts)
    .map((part) => ({ ...part, revenue: toJsonNumber(part.revenue), sharePct: shareOf(part.revenue, all) }));
}

function shareOf(part: Money, all: Money): number | null {
  const share = all > 0n ? percentOf(part, all) : null;
  return share === null ? null : toJsonNumber(share);
}

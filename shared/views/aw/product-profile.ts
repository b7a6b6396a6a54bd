import { parseMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import { firstDayOfMonthNumber, lastDayOfMonthNumber, monthNumber } from '../../analytics/series/months.ts';
import type { productProfile as endpoint } from '../../contract/aw/products.ts';
import type { DataOf, ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { productMonths } from '../../warehouse/aw/product-months.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import {
  type AwChannelCoverage,
  askedCoverage,
  awCoverage,
  awCoverageMemory,
  commonCompleteThrough,
  newestDay,
} from './channels.ts';
import { filterValues } from './filters.ts';
import { demandMeta, rankProducts } from './product-demand.ts';
import { monthNumberOf, type ProductRow } from './product-inputs.ts';

type Profile = DataOf<typeof endpoint>;

/**
 * One product's months, both channels together, and its place in the ranking of demand. One round trip.
 * @throws AppError `not_found` where no sale that passes the filters names the product
 */
export async function awProductProfile(
  context: ViewContext,
  query: QueryOf<typeof endpoint>,
  { productKey }: ParamsOf<typeof endpoint>,
): Promise<ViewResult<Profile>> {
  const rows = await context.warehouse.run(productMonths, filterValues(query), context);
  const own = rows.filter((row) => row.kind === 'product' && row.product_key === productKey);
  const [any] = own;
  if (any === undefined) throw new AppError('not_found', `there are no sales of a product ${productKey}`);
  const coverage = awCoverage(rows.filter((row) => row.kind === 'day'));
  awCoverageMemory.set(context.warehouse, coverage);
  const channels = askedCoverage(coverage, query.channel);
  const { window, products, ranking } = rankProducts(rows, channels);
  return {
    data: {
      productKey,
      name: any.name ?? `Product ${productKey}`,
      category: any.category,
      demand: ranking.find((row) => row.productKey === productKey) ?? null,
      ranked: ranking.length,
      rankedRevenue: toJsonNumber(sumMoney(products.map(({ revenue }) => parseMoney(revenue)))),
      months: monthsOf(own, channels),
    },
    meta: demandMeta(query, channels, { window, products, asked: { productKey } }),
  };
}

/** From the product's first month to the channels' newest, months without sales as zeros. */
function monthsOf(own: readonly ProductRow[], channels: readonly AwChannelCoverage[]): Profile['months'] {
  const byMonth = new Map(own.map((row) => [monthNumberOf(row.date_key), row]));
  const newest = newestDay(channels);
  const first = Math.min(...byMonth.keys());
  const last = Math.max(newest === null ? first : monthNumber(newest), ...byMonth.keys());
  const through = commonCompleteThrough(channels);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const row = byMonth.get(first + index);
    const to = lastDayOfMonthNumber(first + index);
    return {
      from: firstDayOfMonthNumber(first + index),
      to,
      revenue: row === undefined ? 0 : toJsonNumber(row.revenue),
      units: row === undefined ? 0 : row.units_rows === row.line_rows ? row.units : null,
      ...(through !== null && to > through ? { incomplete: true as const } : {}),
    };
  });
}

import type * as z from 'zod/mini';
import { type ProductDemand, productDemand } from '../../analytics/demand/demand.ts';
import { type Period, periodDays } from '../../analytics/kpi/periods.ts';
import {
  firstDayOfMonthNumber,
  isLastDayOfMonth,
  lastDayOfMonthNumber,
  monthNumber,
} from '../../analytics/series/months.ts';
import type { productDemand as endpoint, productDemandRow } from '../../contract/aw/products.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import { productMonths } from '../../warehouse/aw/product-months.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import {
  type AwChannelCoverage,
  askedCoverage,
  awCoverage,
  awCoverageMemory,
  channelNotices,
  commonCompleteThrough,
  freshness,
  newestDay,
} from './channels.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { type AwFilters, filterParameters, filterValues } from './filters.ts';
import { type KnownProduct, type MonthWindow, type ProductRow, productInputs } from './product-inputs.ts';

type DemandQuery = QueryOf<typeof endpoint>;
type DemandRow = z.output<typeof productDemandRow>;

/** Whole months that demand is judged by: a year, so that every season counts once. */
const demandMonths = 12;

/** Products ranked by demand over the last twelve months that every channel asked for has whole. One trip. */
export async function awProductDemand(
  context: ViewContext,
  query: DemandQuery,
): Promise<ViewResult<DemandRow[]>> {
  const topN = query.top_n ?? context.settings.defaultTopN;
  const rows = await context.warehouse.run(productMonths, filterValues(query), context);
  const coverage = awCoverage(rows.filter((row) => row.kind === 'day'));
  awCoverageMemory.set(context.warehouse, coverage);
  const channels = askedCoverage(coverage, query.channel);
  const { window, products, ranking } = rankProducts(rows, channels);
  return {
    data: ranking.slice(0, topN),
    meta: {
      totalRows: ranking.length,
      ...demandMeta(query, channels, { window, products, asked: { top_n: topN } }),
    },
  };
}

interface Demand {
  readonly window: MonthWindow | null;
  readonly products: readonly KnownProduct[];
  /** What was asked beside the filters. */
  readonly asked: ViewMeta['parameters'];
}

/** Meta of an answer that ranks products by demand. */
export function demandMeta(
  query: AwFilters,
  channels: readonly AwChannelCoverage[],
  { window, products, asked }: Demand,
): ViewMeta {
  const period = window === null ? null : periodOf(window);
  return {
    asOf: newestDay(channels),
    queries: [productMonths.name],
    parameters: { ...asked, ...filterParameters(query) },
    notices: [
      ...channelNotices(channels),
      ...filterGapNotices(channels, query),
      ...demandNotices(products, window),
    ],
    ...(period === null ? {} : { period: { ...period, days: periodDays(period) } }),
    channels: freshness(channels),
  };
}

/** Products ranked over the last whole months of the channels; without data none. */
export function rankProducts(rows: readonly ProductRow[], channels: readonly AwChannelCoverage[]) {
  const window = lastMonths(channels);
  const products = window === null ? [] : productInputs(rows, window);
  const unknown = new Set(products.filter((one) => !one.unitsKnown).map((one) => one.productKey));
  return { window, products, ranking: productDemand(products).map((product) => shown(product, unknown)) };
}

/** The last twelve months that are complete in each channel that has data; null without data. */
function lastMonths(channels: readonly AwChannelCoverage[]): MonthWindow | null {
  const through = commonCompleteThrough(channels);
  if (through === null) return null;
  const month = monthNumber(through);
  const last = isLastDayOfMonth(through) ? month : month - 1;
  return { first: last - demandMonths + 1, last };
}

function periodOf({ first, last }: MonthWindow): Period {
  return { from: firstDayOfMonthNumber(first), to: lastDayOfMonthNumber(last) };
}

function demandNotices(products: readonly KnownProduct[], window: MonthWindow | null): Notice[] {
  if (window === null) return [noticeOf('no_data_in_period', say('no_sales_loaded'))];
  if (products.length === 0) {
    return [noticeOf('no_data_in_period', say('none_from_to', { ...periodOf(window) }))];
  }
  const unknown = products.filter((one) => !one.unitsKnown).length;
  if (unknown === 0) return [];
  return [noticeOf('not_computable', say('quantities_missing', { unknown, products: products.length }))];
}

function shown(product: ProductDemand, unitsUnknown: ReadonlySet<number>): DemandRow {
  const { rank, productKey, name, category, revenue, demandScore, abcClass } = product;
  const known = !unitsUnknown.has(productKey);
  return {
    rank,
    productKey,
    name,
    category,
    units: known ? product.units : null,
    revenue,
    trendPctPerMonth: known ? product.trendPctPerMonth : null,
    demandScore,
    abcClass,
    xyzClass: known ? product.xyzClass : null,
  };
}

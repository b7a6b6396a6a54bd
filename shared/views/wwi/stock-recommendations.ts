import type * as z from 'zod/mini';
import { periodDays } from '../../analytics/kpi/periods.ts';
import { recommendReorders } from '../../analytics/reorder/recommend.ts';
import type { Recommendation } from '../../analytics/reorder/types.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import type {
  stockRecommendation,
  stockRecommendations as stockRecommendationsEndpoint,
} from '../../contract/wwi/stock.ts';
import { stockPosition } from '../../warehouse/wwi/stock.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import { coverageNotices, freshness } from './coverage.ts';
import { filterParameters } from './filters.ts';
import { readStockPosition } from './stock-position.ts';

type StockRow = z.output<typeof stockRecommendation>;

export interface StockMeta extends ViewMeta {
  /** Share of order cycles that shall pass without a stock-out. */
  readonly serviceLevel: number;
  /** Days that demand was taken from; fewer than a year where the data are younger. */
  readonly demandWindowDays: number;
}

/** What to reorder, how much and how soon: the most urgent first, then the shortest cover. */
export async function wwiStockRecommendations(
  context: ViewContext,
  query: QueryOf<typeof stockRecommendationsEndpoint>,
): Promise<ViewResult<StockRow[], StockMeta>> {
  const { serviceLevel } = context.settings;
  const { items, coverage, window, notices } = await readStockPosition(context, query);
  const recommendations = recommendReorders(items, { serviceLevel });
  const days = window === null ? 0 : periodDays(window);
  return {
    data: recommendations.map(stockRow),
    meta: {
      asOf: coverage.asOf,
      queries: [stockPosition.name],
      parameters: { service_level: serviceLevel, ...filterParameters(query) },
      notices: [
        ...coverageNotices(coverage),
        ...notices,
        ...(items.length === 0 && coverage.asOf !== null ? [noItems] : []),
        ...assumptionNotices(recommendations),
        ...youngNotices(recommendations),
      ],
      ...(window === null ? {} : { period: { ...window, days } }),
      channels: freshness(coverage),
      serviceLevel,
      demandWindowDays: days,
    },
  };
}

const noItems = noticeOf('no_data_in_period', say('no_items'));

/** The row as the contract shows it. */
function stockRow(row: Recommendation): StockRow {
  const { serviceLevel: _level, ...shown } = row; // the same for all rows: it is in the meta
  return shown;
}

function assumptionNotices(rows: readonly Recommendation[]): Notice[] {
  const assumed = rows.filter((row) => row.leadTimeSource === 'assumption').length;
  if (assumed === 0) return [];
  return [noticeOf('lead_time_assumed', say('lead_time_assumed', { assumed, items: rows.length }))];
}

function youngNotices(rows: readonly Recommendation[]): Notice[] {
  const young = rows.filter((row) => row.reorderPointSource === 'reorder_level').length;
  if (young === 0) return [];
  return [noticeOf('not_enough_history', say('reorder_level_stands_in', { young, items: rows.length }))];
}

import type * as z from 'zod/mini';
import { type SupplierInput, type SupplierScore, supplierScores } from '../../analytics/scores/suppliers.ts';
import { diffDays } from '../../analytics/series/calendar.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import type {
  supplierScore,
  supplierScores as supplierScoresEndpoint,
} from '../../contract/wwi/suppliers.ts';
import type { Row } from '../../warehouse/port.ts';
import { supplierPurchases } from '../../warehouse/wwi/suppliers.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { filterParameters, type WwiFilters } from './filters.ts';
import { calendarNotices, observedLeadTimes } from './lead-times.ts';

type ScoreRow = z.output<typeof supplierScore>;
type SupplierRow = Row<typeof supplierPurchases.columns>;

/**
 * Suppliers by reliability, best first. All suppliers that were ever ordered from are scored together, since
 * each is compared with the others; filters choose among the scored, so a rank is one among all of them.
 */
export async function wwiSupplierScores(
  context: ViewContext,
  query: QueryOf<typeof supplierScoresEndpoint>,
): Promise<ViewResult<ScoreRow[]>> {
  const rows = await context.warehouse.run(supplierPurchases, {}, context);
  const ordered = rows.filter((row) => row.purchase_lines > 0);
  const asOf = ordered.reduce<string | null>((newest, row) => later(newest, row.last_order), null);
  const wanted = supplierScores(ordered.map((row) => input(row, asOf))).filter((row) => passes(row, query));
  const topN = query.top_n ?? context.settings.defaultTopN;
  return {
    data: wanted.slice(0, topN).map(scoreRow),
    meta: {
      totalRows: wanted.length,
      asOf,
      queries: [supplierPurchases.name],
      parameters: { top_n: topN, ...filterParameters(query) },
      notices: [
        ...emptyNotices(ordered, wanted),
        ...neverOrderedNotices(rows.length - ordered.length),
        ...calendarNotices(ordered),
      ],
    },
  };
}

function input(row: SupplierRow, asOf: string | null): SupplierInput {
  const leadTimes = observedLeadTimes(row);
  return {
    supplierKey: row.supplier_key,
    supplier: row.name ?? '',
    category: row.category,
    purchaseOrders: row.orders,
    orderedOuters: row.ordered_outers,
    receivedOuters: row.received_outers,
    finalizedLines: row.finalized_lines,
    totalLines: row.purchase_lines,
    leadTimes: leadTimes === null ? null : { ...leadTimes, onTime: row.on_time },
    daysSinceLastOrder: asOf === null || row.last_order === null ? null : diffDays(row.last_order, asOf),
  };
}

/** The row as the contract shows it. */
function scoreRow(row: SupplierScore): ScoreRow {
  const { rank, onTimePct: _shownAsComponent, components, ...shown } = row;
  return { rank, ...shown, components: [...components] };
}

function passes(row: SupplierScore, { supplier, category }: WwiFilters): boolean {
  return (
    (supplier === undefined || row.supplier.toLowerCase() === supplier.toLowerCase()) &&
    (category === undefined || row.category?.toLowerCase() === category.toLowerCase())
  );
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function emptyNotices(ordered: readonly unknown[], wanted: readonly unknown[]): Notice[] {
  if (ordered.length === 0) return [noticeOf('no_data_in_period', say('no_purchases_loaded'))];
  if (wanted.length > 0) return [];
  return [noticeOf('no_data_in_period', say('no_suppliers'))];
}

function neverOrderedNotices(count: number): Notice[] {
  if (count === 0) return [];
  return [noticeOf('not_computable', say('never_ordered', { count }))];
}

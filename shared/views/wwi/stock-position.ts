import type { Period } from '../../analytics/kpi/periods.ts';
import { periodDays } from '../../analytics/kpi/periods.ts';
import { type DemandStats, demandOfSums } from '../../analytics/reorder/statistics.ts';
import type { ReorderItem } from '../../analytics/reorder/types.ts';
import { addDays } from '../../analytics/series/calendar.ts';
import type { Notice } from '../../contract/envelope.ts';
import type { Row } from '../../warehouse/port.ts';
import { stockPosition } from '../../warehouse/wwi/stock.ts';
import { askForCoverage } from '../coverage-memory.ts';
import type { ViewContext } from '../view.ts';
import { type WwiCoverage, wwiCoverage, wwiCoverageMemory } from './coverage.ts';
import { filterValues, type WwiFilters } from './filters.ts';
import { calendarNotices, observedLeadTimes } from './lead-times.ts';

type StockRow = Row<typeof stockPosition.columns>;

/** Days of sales that demand is taken from: a year, so that every season is in it. */
export const demandWindowDays = 365;

export interface StockPosition {
  readonly items: readonly ReorderItem[];
  readonly coverage: WwiCoverage;
  /** Days that demand was taken from; null without sales. */
  readonly window: Period | null;
  readonly notices: readonly Notice[];
}

/**
 * What reordering and its scenarios are computed from: each item in stock, with the demand of the last year
 * of data at their usual level. One round trip.
 */
export async function readStockPosition(context: ViewContext, filters: WwiFilters): Promise<StockPosition> {
  const { answer, plan, coverage } = await askForCoverage({
    memory: wwiCoverageMemory,
    warehouse: context.warehouse,
    plan: (known) => (known === undefined ? null : windowOf(known)),
    ask: (window) => ask(context, filters, window),
    coverageOf,
    planOf: (rows, asked) => asked ?? windowTaken(rows),
  });
  const rows = answer.filter((row) => row.kind === 'item');
  return {
    items: rows.map((row) => reorderItem(row, plan)),
    coverage,
    window: plan,
    notices: calendarNotices(rows),
  };
}

function coverageOf(rows: readonly StockRow[]): WwiCoverage {
  return wwiCoverage(rows.filter((row) => row.kind === 'day'));
}

function windowOf({ first, dailyThrough: to }: WwiCoverage): Period | null {
  if (first === null || to === null) return null;
  return clipped({ from: addDays(to, 1 - demandWindowDays), to }, first);
}

/** Days before the first sale are no days without demand. */
function clipped({ from, to }: Period, first: string): Period {
  return { from: from < first ? first : from, to };
}

/** The window that the query took by itself; null without sales. */
function windowTaken(rows: readonly StockRow[]): Period | null {
  const { first, asOf } = coverageOf(rows);
  const from = rows.find((row) => row.kind === 'day')?.first_day ?? null;
  return first === null || asOf === null || from === null ? null : clipped({ from, to: asOf }, first);
}

function ask(context: ViewContext, filters: WwiFilters, window: Period | null): Promise<StockRow[]> {
  const parameters = {
    ...filterValues(filters),
    days: demandWindowDays,
    first_day: window?.from ?? null,
    last_day: window?.to ?? null,
  };
  return context.warehouse.run(stockPosition, parameters, context);
}

function reorderItem(row: StockRow, window: Period | null): ReorderItem {
  return {
    stockItemKey: row.item_key,
    stockItem: row.name ?? '',
    supplier: row.supplier,
    category: row.category,
    onHand: row.on_hand,
    onOrder: row.on_order,
    reorderLevel: row.reorder_level,
    targetStockLevel: row.target_level,
    quantityPerOuter: row.quantity_per_outer,
    leadTimeDaysAssumed: row.lead_time_days,
    leadTimes: observedLeadTimes(row),
    demand: demandOf(row, window),
    unitCost: row.unit_cost,
  };
}

/** An item's demand counts from its first sale on: a new item was not unwanted before it existed. */
function demandOf(row: StockRow, window: Period | null): DemandStats {
  const none: DemandStats = { mean: 0, variance: 0, days: 0 };
  if (window === null) return none;
  const from = row.first_sale !== null && row.first_sale > window.from ? row.first_sale : window.from;
  if (from > window.to) return none;
  return demandOfSums(row.units, row.units_squared, periodDays({ from, to: window.to }));
}

/** Stock events: an item has one when its urgency is another than at its last stored event. */
import type * as z from 'zod/mini';
import { roundNumber } from '../../analytics/money/round.ts';
import { type EventContent, listedAtMost } from '../../contract/events.ts';
import type { stockRecommendation } from '../../contract/wwi/stock.ts';
import type { Queryable } from '../../store/database.ts';
import { appendEvents, type BusinessEvent, lastUrgencies } from '../../store/events.ts';
import { lockStockEvents } from '../../store/job-lock.ts';
import type { OutgoingEvent } from './product-event.ts';

type StockRow = z.output<typeof stockRecommendation>;
type Urgency = StockRow['urgency'];

/** `all` takes every change of urgency, `high` those into HIGH and out of it. */
export type StockEventScope = 'all' | 'high';

const types: Record<Urgency, string> = {
  HIGH: 'stock_high_urgency',
  MEDIUM: 'stock_reorder_due',
  LOW: 'stock_recovered',
};

export interface StockEvents {
  /** Stored now. */
  readonly stored: readonly BusinessEvent[];
  /** For the bus. */
  readonly outgoing: readonly OutgoingEvent[];
}

/** Stores what changed since the last stored events, in the given transaction. */
export async function saveStockEvents(
  transaction: { readonly database: Queryable; readonly executionId: string },
  rows: readonly StockRow[],
  { scope, asOf }: { readonly scope: StockEventScope; readonly asOf: string | null },
): Promise<StockEvents> {
  const { database, executionId } = transaction;
  await lockStockEvents(database);
  const changed = changedItems(rows, await lastUrgencies(database), scope);
  const stored = changed.map(businessEvent);
  await appendEvents(database, executionId, stored, asOf);
  const high = changed.filter(({ urgency }) => urgency === 'HIGH');
  const outgoing =
    high.length === 0 ? [] : [{ type: 'HighUrgencyStock', content: content(high, asOf) } as const];
  return { stored, outgoing };
}

/** An item that never had an event counts as LOW: that it is fine is no news. */
export function changedItems<R extends Pick<StockRow, 'stockItemKey' | 'urgency'>>(
  rows: readonly R[],
  last: ReadonlyMap<number, Urgency>,
  scope: StockEventScope,
): R[] {
  return rows.filter(({ stockItemKey, urgency }) => {
    const before = last.get(stockItemKey) ?? 'LOW';
    return urgency !== before && (scope === 'all' || urgency === 'HIGH' || before === 'HIGH');
  });
}

function businessEvent(row: StockRow): BusinessEvent {
  const { stockItemKey, stockItem, urgency, onHand, reorderPoint, dailyDemand, leadTimeDays } = row;
  // HIGH: the stock does not last until an order placed now arrives.
  const threshold = urgency === 'HIGH' ? roundNumber(dailyDemand * leadTimeDays, 4) : reorderPoint;
  const about = { stockItemKey, stockItem, type: types[urgency], urgency, onHand, threshold };
  return { ...about, message: row.reason, said: row.said ?? null };
}

function content(high: readonly StockRow[], asOf: string | null): EventContent<'HighUrgencyStock'> {
  const items = high.slice(0, listedAtMost).map((row) => {
    const { stockItemKey, stockItem, supplier, onHand, reorderPoint, daysOfCover, recommendedQuantity } = row;
    return { stockItemKey, stockItem, supplier, onHand, reorderPoint, daysOfCover, recommendedQuantity };
  });
  return { asOf, total: high.length, items };
}

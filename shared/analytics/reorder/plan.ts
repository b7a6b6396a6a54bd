import { type Distribution, leadTimeDemand, roundUpToOuters, safetyStock } from './policy.ts';
import type { ReorderItem, ReorderSettings, Urgency } from './types.ts';

/** What the formulas say about an item, unrounded. */
export interface ReorderPlan {
  /** Mean units per calendar day, not below 0. */
  readonly dailyDemand: number;
  readonly leadTime: Distribution;
  readonly leadTimeSource: 'observed' | 'assumption';
  /** Demand until an order placed now arrives. */
  readonly leadTimeDemand: Distribution;
  readonly safetyStock: number;
  readonly reorderPoint: number;
  readonly reorderPointSource: 'demand' | 'reorder_level';
  /** On hand and on order. */
  readonly position: number;
  readonly daysOfCover: number | null;
  readonly quantityPerOuter: number;
  readonly quantity: number;
  readonly urgency: Urgency;
}

/** Largest quantity (SQL Server's int is a fifth of it) and number of days taken as meant, so that every result stays exact. */
const LARGEST_QUANTITY = 1e10;
const LARGEST_DAYS = 1e5;

/**
 * Plans one item. Reorder point = D L + safety stock; ordered up to the larger of the target stock level
 * and the reorder point plus one order cycle, in whole outers, once the position (on hand and on order)
 * is at or below the reorder point.
 *
 * Days are calendar days for demand and lead time alike: Sundays without sales are zeros, which makes the
 * daily variance somewhat larger than that of selling days, on the safe side.
 *
 * @throws RangeError when a number of the item or the settings is not finite or out of its range.
 */
export function planItem(item: ReorderItem, settings: ReorderSettings): ReorderPlan {
  checkNumbers(item);
  const daily = dailyDemand(item);
  const { leadTime, leadTimeSource } = chosenLeadTime(item, settings.minReceipts);
  const demand = leadTimeDemand(daily, leadTime);
  const known = item.demand.days >= settings.minDemandDays;
  const safety = safetyStock(demand, settings.serviceLevel);
  const reorderPoint = known ? demand.mean + safety : Math.max(0, item.reorderLevel, demand.mean);
  const position = item.onHand + item.onOrder;
  const quantityPerOuter = Math.max(1, item.quantityPerOuter);
  const due = position <= reorderPoint && (daily.mean > 0 || (!known && reorderPoint > 0));
  const runsOut = daily.mean > 0 && (item.onHand <= 0 || item.onHand < demand.mean);
  return {
    dailyDemand: daily.mean,
    leadTime,
    leadTimeSource,
    leadTimeDemand: demand,
    safetyStock: known ? safety : Math.max(0, reorderPoint - demand.mean),
    reorderPoint,
    reorderPointSource: known ? 'demand' : 'reorder_level',
    position,
    daysOfCover: daily.mean > 0 ? Math.max(0, item.onHand) / daily.mean : null,
    quantityPerOuter,
    quantity: due ? orderQuantity(item, settings, { reorderPoint, position, mean: daily.mean }) : 0,
    urgency: runsOut ? 'HIGH' : due ? 'MEDIUM' : 'LOW',
  };
}

/** Order up to a level strictly above the reorder point, or the next order would be due at once. */
function orderQuantity(
  item: ReorderItem,
  settings: ReorderSettings,
  { reorderPoint, position, mean }: { reorderPoint: number; position: number; mean: number },
): number {
  const upTo = Math.max(item.targetStockLevel, reorderPoint + mean * settings.orderCycleDays);
  return roundUpToOuters(Math.max(1, upTo - position), Math.max(1, item.quantityPerOuter));
}

/** Demand as planned for: where returns outweigh sales there is none, and so no variance to cover. */
function dailyDemand({ demand }: ReorderItem): Distribution {
  return demand.mean > 0
    ? { mean: demand.mean, variance: Math.max(0, demand.variance) }
    : { mean: 0, variance: 0 };
}

function chosenLeadTime({ leadTimes, leadTimeDaysAssumed }: ReorderItem, minReceipts: number) {
  if (leadTimes !== null && leadTimes.count >= minReceipts) {
    const leadTime = { mean: Math.max(0, leadTimes.mean), variance: Math.max(0, leadTimes.variance) };
    return { leadTime, leadTimeSource: 'observed' as const };
  }
  const assumed = { mean: Math.max(0, leadTimeDaysAssumed), variance: 0 };
  return { leadTime: assumed, leadTimeSource: 'assumption' as const };
}

function checkNumbers(item: ReorderItem): void {
  const { onHand, onOrder, reorderLevel, targetStockLevel, quantityPerOuter, demand, leadTimes } = item;
  const quantities = { onHand, onOrder, reorderLevel, targetStockLevel, quantityPerOuter };
  const days = {
    leadTimeDaysAssumed: item.leadTimeDaysAssumed,
    observedLeadTime: leadTimes?.mean ?? 0,
    demandDays: demand.days,
  };
  checkRange(item, quantities, LARGEST_QUANTITY);
  checkRange(item, { demandMean: demand.mean }, LARGEST_QUANTITY);
  checkRange(item, { demandVariance: demand.variance }, LARGEST_QUANTITY ** 2);
  checkRange(item, days, LARGEST_DAYS);
  checkRange(item, { leadTimeVariance: leadTimes?.variance ?? 0 }, LARGEST_DAYS ** 2);
  if (!Object.values(quantities).every(Number.isInteger)) {
    throw new RangeError(`Quantities of stock item ${item.stockItemKey} must be whole`);
  }
}

function checkRange(item: ReorderItem, numbers: Record<string, number>, largest: number): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (Math.abs(value) <= largest) continue;
    throw new RangeError(`${name} of stock item ${item.stockItemKey} is out of range`);
  }
}

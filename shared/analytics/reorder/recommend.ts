import { reasonOf } from '../../words/say.ts';
import { type Money, parseMoney, toJsonNumber } from '../money/decimal.ts';
import { roundNumber } from '../money/round.ts';
import { planItem, type ReorderPlan } from './plan.ts';
import { reasonFor } from './reason.ts';
import {
  defaultReorderSettings,
  type Recommendation,
  type ReorderItem,
  type ReorderSettings,
} from './types.ts';

/**
 * Reorder recommendations, the most urgent first: by urgency, then by days of cover, then by key.
 *
 * @throws RangeError when a number of an item or a setting is not finite or out of its range.
 */
export function recommendReorders(
  items: readonly ReorderItem[],
  settings: Partial<ReorderSettings> = {},
): Recommendation[] {
  const complete = { ...defaultReorderSettings, ...settings };
  return items.map((item) => recommendation(item, planItem(item, complete), complete)).sort(byUrgency);
}

/** Cost of a whole number of units at `unitCost` (decimal text), exact; null when the cost is unknown. */
export function costOfUnits(units: number, unitCost: string | null): Money | null {
  return unitCost === null ? null : BigInt(units) * parseMoney(unitCost);
}

function recommendation(item: ReorderItem, plan: ReorderPlan, settings: ReorderSettings): Recommendation {
  const cost = costOfUnits(plan.quantity, item.unitCost);
  return {
    stockItemKey: item.stockItemKey,
    stockItem: item.stockItem,
    supplier: item.supplier,
    category: item.category,
    onHand: item.onHand,
    onOrder: item.onOrder,
    reorderPoint: roundNumber(plan.reorderPoint, 4),
    reorderPointSource: plan.reorderPointSource,
    safetyStock: roundNumber(plan.safetyStock, 4),
    dailyDemand: roundNumber(plan.dailyDemand, 4),
    leadTimeDays: roundNumber(plan.leadTime.mean, 4),
    leadTimeSource: plan.leadTimeSource,
    daysOfCover: plan.daysOfCover === null ? null : roundNumber(plan.daysOfCover, 4),
    recommendedQuantity: plan.quantity,
    quantityPerOuter: plan.quantityPerOuter,
    serviceLevel: settings.serviceLevel,
    estimatedCost: cost === null ? null : toJsonNumber(cost),
    urgency: plan.urgency,
    ...reasonOf(reasonFor(item, plan)),
  };
}

const urgencyOrder = { HIGH: 0, MEDIUM: 1, LOW: 2 } as const;

function byUrgency(a: Recommendation, b: Recommendation): number {
  return (
    urgencyOrder[a.urgency] - urgencyOrder[b.urgency] ||
    compareCover(a.daysOfCover, b.daysOfCover) ||
    a.stockItemKey - b.stockItemKey
  );
}

/** Least cover first, items without demand last. */
function compareCover(a: number | null, b: number | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return a - b;
}

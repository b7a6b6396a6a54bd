import { type Money, toJsonNumber } from '../money/decimal.ts';
import { roundNumber } from '../money/round.ts';
import { planItem, type ReorderPlan } from '../reorder/plan.ts';
import { stockOutProbability } from '../reorder/policy.ts';
import { costOfUnits } from '../reorder/recommend.ts';
import {
  defaultReorderSettings,
  type ReorderItem,
  type ReorderSettings,
  type Urgency,
} from '../reorder/types.ts';

/** What is assumed to change. */
export interface ScenarioParameters {
  /** Every day's demand times this; its variance grows by the square. */
  readonly demandMultiplier: number;
  /** Every lead time times this; its variance grows by the square. */
  readonly leadTimeMultiplier: number;
  /** Service level to plan for, 0.5 to below 1. */
  readonly serviceLevel: number;
  /** The items it is about; all when absent. */
  readonly stockItemKeys?: readonly number[] | undefined;
}

/** Totals over the items of a scenario, before or after the change. */
interface ScenarioOutcome {
  /** Items whose stock on hand is less than the demand expected until an order placed now arrives. */
  readonly stockOuts: number;
  /** Sum over the items of the probability that demand in the lead time exceeds the stock on hand. */
  readonly expectedStockOuts: number;
  /** USD of on hand, on order and recommended units at the last cost; null when a cost is unknown. */
  readonly stockValue: number | null;
  /** USD of safety stock at the last cost; null when a cost is unknown. */
  readonly safetyStockValue: number | null;
  /** Items to order. */
  readonly orders: number;
  /** Units to order. */
  readonly orderQuantity: number;
  /** USD to order; null when the cost of an item to order is unknown. */
  readonly orderCost: number | null;
}

/** One item's plan, rounded to 4 decimals. */
interface ScenarioItemState {
  readonly reorderPoint: number;
  readonly safetyStock: number;
  readonly daysOfCover: number | null;
  readonly recommendedQuantity: number;
  /** Probability that demand in the lead time exceeds the stock on hand, in percent. */
  readonly stockOutRiskPct: number;
  readonly urgency: Urgency;
}

interface ScenarioItem {
  readonly stockItemKey: number;
  readonly stockItem: string;
  readonly baseline: ScenarioItemState;
  readonly result: ScenarioItemState;
}

export interface ScenarioEvaluation {
  readonly baseline: ScenarioOutcome;
  readonly result: ScenarioOutcome;
  /** By stock item key. */
  readonly items: readonly ScenarioItem[];
  /** Keys asked for that no item has. */
  readonly unknownStockItemKeys: readonly number[];
}

interface PlannedItem {
  readonly item: ReorderItem;
  readonly plan: ReorderPlan;
}

/**
 * Plans the chosen items as they are and as they would be. The baseline plans for the settings' service
 * level, the result for the scenario's.
 *
 * @throws RangeError when a multiplier is negative or not finite, or a number of an item is out of range.
 */
export function evaluateScenario(
  items: readonly ReorderItem[],
  parameters: ScenarioParameters,
  settings: Partial<ReorderSettings> = {},
): ScenarioEvaluation {
  const complete = { ...defaultReorderSettings, ...settings };
  const chosen = chooseItems(items, parameters.stockItemKeys);
  const changed = { ...complete, serviceLevel: parameters.serviceLevel };
  const pairs = chosen.map((item) => ({
    before: { item, plan: planItem(item, complete) },
    after: { item, plan: planItem(changeItem(item, parameters), changed) },
  }));
  const known = new Set(chosen.map((item) => item.stockItemKey));
  return {
    baseline: outcome(pairs.map(({ before }) => before)),
    result: outcome(pairs.map(({ after }) => after)),
    items: pairs.map(({ before, after }) => ({
      stockItemKey: before.item.stockItemKey,
      stockItem: before.item.stockItem,
      baseline: itemState(before),
      result: itemState(after),
    })),
    unknownStockItemKeys: [...new Set(parameters.stockItemKeys)].filter((key) => !known.has(key)),
  };
}

function chooseItems(items: readonly ReorderItem[], keys: readonly number[] | undefined): ReorderItem[] {
  const wanted = keys === undefined ? null : new Set(keys);
  return items
    .filter((item) => wanted === null || wanted.has(item.stockItemKey))
    .sort((a, b) => a.stockItemKey - b.stockItemKey);
}

function changeItem(item: ReorderItem, parameters: ScenarioParameters): ReorderItem {
  const { demandMultiplier, leadTimeMultiplier } = parameters;
  if (!(demandMultiplier >= 0 && leadTimeMultiplier >= 0)) throw new RangeError('A negative multiplier');
  return {
    ...item,
    demand: { ...item.demand, ...scaled(item.demand, demandMultiplier) },
    leadTimeDaysAssumed: item.leadTimeDaysAssumed * leadTimeMultiplier,
    leadTimes: item.leadTimes && { ...item.leadTimes, ...scaled(item.leadTimes, leadTimeMultiplier) },
  };
}

function scaled({ mean, variance }: { mean: number; variance: number }, by: number) {
  return { mean: mean * by, variance: variance * by ** 2 };
}

function outcome(planned: readonly PlannedItem[]): ScenarioOutcome {
  const orders = planned.filter(({ plan }) => plan.quantity > 0);
  const risk = planned.reduce((total, each) => total + stockOutRisk(each), 0);
  return {
    stockOuts: planned.filter(({ plan }) => plan.urgency === 'HIGH').length,
    expectedStockOuts: roundNumber(risk, 4),
    stockValue: totalCost(planned, ({ plan }) => Math.max(0, plan.position) + plan.quantity),
    safetyStockValue: totalCost(planned, ({ plan }) => Math.ceil(plan.safetyStock)),
    orders: orders.length,
    orderQuantity: orders.reduce((total, { plan }) => total + plan.quantity, 0),
    orderCost: totalCost(orders, ({ plan }) => plan.quantity),
  };
}

/** Exact cost of whole units over items; null as soon as one cost is unknown. */
function totalCost(planned: readonly PlannedItem[], units: (planned: PlannedItem) => number): number | null {
  let total: Money = 0n;
  for (const each of planned) {
    const cost = costOfUnits(units(each), each.item.unitCost);
    if (cost === null) return null;
    total += cost;
  }
  return toJsonNumber(total);
}

function stockOutRisk({ item, plan }: PlannedItem): number {
  return plan.dailyDemand > 0 ? stockOutProbability(plan.leadTimeDemand, item.onHand) : 0;
}

function itemState(planned: PlannedItem): ScenarioItemState {
  const { plan } = planned;
  return {
    reorderPoint: roundNumber(plan.reorderPoint, 4),
    safetyStock: roundNumber(plan.safetyStock, 4),
    daysOfCover: plan.daysOfCover === null ? null : roundNumber(plan.daysOfCover, 4),
    recommendedQuantity: plan.quantity,
    stockOutRiskPct: roundNumber(100 * stockOutRisk(planned), 4),
    urgency: plan.urgency,
  };
}

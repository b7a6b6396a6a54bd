/** What a scenario is judged by: totals over its items, in the order in which a planner asks for them. */
import type { Unit } from '../../shared/format/format.ts';
import type { Outcome } from './api/scenarios.ts';

export interface Measure {
  readonly key: Exclude<keyof Outcome, 'serviceLevel'>;
  /** Its key in the metric catalogue. */
  readonly metric: string;
  readonly unit: Unit;
  readonly digits: number;
  /** Whether less is better; absent where it depends on what the planner wants. */
  readonly isBetterLower?: true;
}

export const measures: readonly Measure[] = [
  { key: 'stockOuts', metric: 'scenario_stock_outs', unit: 'count', digits: 0, isBetterLower: true },
  {
    key: 'expectedStockOuts',
    metric: 'scenario_expected_stock_outs',
    unit: 'count',
    digits: 1,
    isBetterLower: true,
  },
  { key: 'orders', metric: 'scenario_orders', unit: 'count', digits: 0 },
  { key: 'orderQuantity', metric: 'scenario_order_quantity', unit: 'units', digits: 0 },
  { key: 'orderCost', metric: 'scenario_order_cost', unit: 'USD', digits: 0 },
  { key: 'stockValue', metric: 'scenario_stock_value', unit: 'USD', digits: 0 },
  { key: 'safetyStockValue', metric: 'scenario_safety_stock_value', unit: 'USD', digits: 0 },
];

/** Which of the two outcomes a number is of. */
export type Side = 'baseline' | 'result';

export const outcomeId = (metric: string, side: Side) => `wwi.${metric}.${side}`;

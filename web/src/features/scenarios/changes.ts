import type { ScenarioItem } from './api/scenarios.ts';

/** Whether a planner would do anything else with the item: order another quantity, or sooner. */
export function hasChanged({ baseline, result }: ScenarioItem): boolean {
  return baseline.urgency !== result.urgency || baseline.recommendedQuantity !== result.recommendedQuantity;
}

/** Items whose order or urgency differs between scenarios, each with its state in every one that has it. */
export interface ComparedItem {
  readonly stockItemKey: number;
  readonly stockItem: string;
  readonly states: readonly (ScenarioItem['result'] | null)[];
}

/** @param scenarios the items of each scenario, in the order in which they are compared */
export function compareItems(scenarios: readonly (readonly ScenarioItem[])[]): ComparedItem[] {
  const byKey = scenarios.map((items) => new Map(items.map((item) => [item.stockItemKey, item])));
  const names = new Map(scenarios.flat().map(({ stockItemKey, stockItem }) => [stockItemKey, stockItem]));
  return [...names]
    .map(([stockItemKey, stockItem]) => ({
      stockItemKey,
      stockItem,
      states: byKey.map((items) => items.get(stockItemKey)?.result ?? null),
    }))
    .filter(({ states }) => new Set(states.map(decision)).size > 1);
}

const decision = (state: ScenarioItem['result'] | null) =>
  state === null ? '' : `${state.urgency} ${state.recommendedQuantity}`;

import { expect, test } from 'vitest';
import type { ItemState, ScenarioItem } from './api/scenarios.ts';
import { compareItems, hasChanged } from './changes.ts';

const state = (rest: Partial<ItemState>): ItemState => ({
  reorderPoint: 1,
  safetyStock: 1,
  daysOfCover: 1,
  recommendedQuantity: 0,
  stockOutRiskPct: 1,
  urgency: 'LOW',
  ...rest,
});
const item = (stockItemKey: number, result: Partial<ItemState>): ScenarioItem => ({
  stockItemKey,
  stockItem: `Item ${stockItemKey}`,
  baseline: state({}),
  result: state(result),
});

test('an item has changed when its order or its urgency has, not when its risk has', () => {
  expect(hasChanged(item(1, {}))).toBe(false);
  expect(hasChanged(item(1, { stockOutRiskPct: 40 }))).toBe(false);
  expect(hasChanged(item(1, { recommendedQuantity: 5 }))).toBe(true);
  expect(hasChanged(item(1, { urgency: 'HIGH' }))).toBe(true);
});

test('scenarios are compared by the items that they decide otherwise, or do not have', () => {
  const first = [item(1, {}), item(2, { urgency: 'HIGH' }), item(3, {})];
  const second = [item(1, { stockOutRiskPct: 9 }), item(2, {})];
  const compared = compareItems([first, second]);
  expect(compared.map(({ stockItemKey }) => stockItemKey)).toEqual([2, 3]);
  expect(compared[1]?.states).toMatchObject([{ urgency: 'LOW' }, null]);
});

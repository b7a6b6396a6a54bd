import { expect, test } from 'vitest';
import type { Recommendation } from './api/recommendations.ts';
import { sortItems } from './sort.ts';

const item = (stockItemKey: number, rest: Partial<Recommendation>): Recommendation => ({
  stockItemKey,
  stockItem: `Item ${stockItemKey}`,
  supplier: null,
  category: null,
  reorderPointSource: 'demand',
  onHand: 0,
  onOrder: 0,
  reorderPoint: 0,
  safetyStock: 0,
  dailyDemand: 0,
  leadTimeDays: 1,
  leadTimeSource: 'observed',
  daysOfCover: null,
  recommendedQuantity: 0,
  quantityPerOuter: 1,
  estimatedCost: null,
  urgency: 'LOW',
  reason: '',
  ...rest,
});

const keys = (items: readonly Recommendation[]) => items.map(({ stockItemKey }) => stockItemKey);

test('numbers sort both ways, what is unknown stays last', () => {
  const items = [item(1, { daysOfCover: null }), item(2, { daysOfCover: 9 }), item(3, { daysOfCover: 2 })];
  expect(keys(sortItems(items, 'cover', false, 'en'))).toEqual([3, 2, 1]);
  expect(keys(sortItems(items, 'cover', true, 'en'))).toEqual([2, 3, 1]);
});

test('names sort as the language and its numbers do, urgency by urgency', () => {
  const items = [item(10, { urgency: 'LOW' }), item(9, { urgency: 'HIGH' }), item(2, { urgency: 'MEDIUM' })];
  expect(keys(sortItems(items, 'stockItem', false, 'en'))).toEqual([2, 9, 10]);
  expect(keys(sortItems(items, 'urgency', false, 'en'))).toEqual([9, 2, 10]);
});

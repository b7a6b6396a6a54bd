import { expect, test } from 'vitest';
import type { Recommendation } from './api/recommendations.ts';
import { countNeeds, isBelowZero, needOf } from './needs.ts';

const item = (
  urgency: Recommendation['urgency'],
  recommendedQuantity: number,
  onOrder: number,
): Recommendation => ({
  stockItemKey: 1,
  stockItem: 'Item',
  supplier: null,
  category: null,
  reorderPointSource: 'demand',
  onHand: 0,
  onOrder,
  reorderPoint: 0,
  safetyStock: 0,
  dailyDemand: 0,
  leadTimeDays: 1,
  leadTimeSource: 'observed',
  daysOfCover: null,
  recommendedQuantity,
  quantityPerOuter: 1,
  estimatedCost: null,
  urgency,
  reason: '',
});

test('an urgent item with nothing to order but open orders is to be sped up, not counted as to order', () => {
  const items = [item('HIGH', 5, 0), item('HIGH', 0, 40), item('MEDIUM', 3, 2), item('LOW', 0, 9)];
  expect(items.map(needOf)).toEqual(['order', 'speedUp', 'order', null]);
  expect(countNeeds(items)).toEqual({ urgent: 1, due: 1, speedUp: 1 });
});

test('a stock on hand below zero cannot be, an empty shelf can', () => {
  const empty = item('HIGH', 5, 0);
  expect([{ ...empty, onHand: -1 }, empty, { ...empty, onHand: 1 }].map(isBelowZero)).toEqual([
    true,
    false,
    false,
  ]);
});

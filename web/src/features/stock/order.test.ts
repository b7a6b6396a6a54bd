import { expect, test } from 'vitest';
import { ordersOf, totalCostOf } from './order.ts';
import { recommendation } from './testing/recommendation.ts';

const items = [
  recommendation(1, { recommendedQuantity: 30, estimatedCost: 10.02, urgency: 'MEDIUM' }),
  recommendation(2, { recommendedQuantity: 20, estimatedCost: 0.1, urgency: 'HIGH', supplier: 'Contoso' }),
  recommendation(3, { recommendedQuantity: 40, estimatedCost: 0.2, urgency: 'HIGH' }),
  recommendation(4, { recommendedQuantity: 0, urgency: 'HIGH', onOrder: 5 }),
  recommendation(5, { recommendedQuantity: 10, estimatedCost: null, supplier: null }),
];

test('what is to be ordered is grouped by supplier, the urgent ones first, then the dearest', () => {
  const orders = ordersOf(items, {});
  expect(
    orders.map(({ supplier, ordered, units, cost, urgent }) => [supplier, ordered, units, cost, urgent]),
  ).toEqual([
    ['Litware, Inc.', 2, 70, 10.22, 1],
    ['Contoso', 1, 20, 0.1, 1],
    [null, 1, 10, null, 0],
  ]);
  expect(totalCostOf(orders)).toBeNull();
});

test('the planner’s quantities replace the recommended ones, and their cost follows', () => {
  const [order] = ordersOf(items, { 1: 15, 3: 0 });
  expect(
    order?.lines.map(({ quantity, cost, isEdited, isWholeOuters }) => [
      quantity,
      cost,
      isEdited,
      isWholeOuters,
    ]),
  ).toEqual([
    [15, 5.01, true, false],
    [0, 0, true, true],
  ]);
  expect(order).toMatchObject({ ordered: 1, units: 15, cost: 5.01, urgent: 0 });
});

test('a quantity typed as recommended is no edit', () => {
  const [order] = ordersOf(items, { 1: 30 });
  expect(order?.lines[0]).toMatchObject({ isEdited: false, cost: 10.02 });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stockItem } from '../reorder/fixtures.ts';
import { recommendReorders } from '../reorder/recommend.ts';
import { evaluateScenario } from './scenario.ts';

const same = { demandMultiplier: 1, leadTimeMultiplier: 1, serviceLevel: 0.95 };
const items = [
  stockItem({ stockItemKey: 3, stockItem: 'Mug', onHand: 150, unitCost: '10' }),
  stockItem({ stockItemKey: 1, stockItem: 'Cap', onHand: 600 }),
  stockItem({ stockItemKey: 2, stockItem: 'Box', onHand: 100, onOrder: 24, unitCost: '0.35' }),
];

describe('evaluateScenario', () => {
  it('changes nothing when nothing changes', () => {
    const { baseline, result, items: rows } = evaluateScenario(items, same);
    expect(result).toEqual(baseline);
    expect(rows.every((row) => JSON.stringify(row.baseline) === JSON.stringify(row.result))).toBe(true);
    expect(rows.map((row) => row.stockItemKey)).toEqual([1, 2, 3]);
  });

  it('adds up what the recommendations say', () => {
    const recommendations = recommendReorders(items);
    const { baseline } = evaluateScenario(items, same);
    const ordered = recommendations.filter((r) => r.recommendedQuantity > 0);
    expect(baseline).toMatchObject({
      stockOuts: 1,
      orders: ordered.length,
      orderQuantity: ordered.reduce((t, r) => t + r.recommendedQuantity, 0),
    });
    // Mug 252 at 10, Box 276 at 0.35; stock: 150, 600 and 124 before that; safety stock 19 of each.
    expect(baseline.orderCost).toBe(2616.6);
    expect(baseline.stockValue).toBe(402 * 10 + 600 * 2.5 + 400 * 0.35);
    expect(baseline.safetyStockValue).toBe(19 * 12.85);
  });

  it('scales demand and lead time in mean and variance', () => {
    const [row] = evaluateScenario(items, { ...same, demandMultiplier: 2, stockItemKeys: [3] }).items;
    expect(row?.result.reorderPoint).toBeCloseTo(2 * (row?.baseline.reorderPoint ?? 0), 3);
    expect(row).toMatchObject({ baseline: { urgency: 'MEDIUM' }, result: { urgency: 'HIGH' } });
    const observed = [stockItem({ leadTimes: { mean: 10, variance: 4, count: 9 } })];
    const [slow] = evaluateScenario(observed, { ...same, leadTimeMultiplier: 3 }).items;
    // 30 days of 10 a day, variance 30 * 9 + 100 * 36, times the 95 % quantile.
    expect(slow?.result.reorderPoint).toBeCloseTo(300 + 1.6448536 * Math.sqrt(3870), 3);
  });

  it('looks only at the items asked for and names unknown ones', () => {
    const { items: rows, unknownStockItemKeys } = evaluateScenario(items, {
      ...same,
      stockItemKeys: [2, 99, 99, 2],
    });
    expect(rows.map((row) => row.stockItem)).toEqual(['Box']);
    expect(unknownStockItemKeys).toEqual([99]);
  });

  it('stands still without demand or without items', () => {
    const { result } = evaluateScenario(items, { ...same, demandMultiplier: 0 });
    expect(result).toMatchObject({ stockOuts: 0, expectedStockOuts: 0, orders: 0, orderCost: 0 });
    expect(evaluateScenario([], same).result).toMatchObject({ stockValue: 0, orders: 0 });
    expect(evaluateScenario(items, { ...same, leadTimeMultiplier: 0 }).result.stockOuts).toBe(0);
  });

  it('has no value where a cost is unknown', () => {
    const { baseline } = evaluateScenario([...items, stockItem({ stockItemKey: 9, unitCost: null })], same);
    expect(baseline).toMatchObject({ stockValue: null, safetyStockValue: null, orderCost: 2616.6 });
  });

  it.each([{ demandMultiplier: -1 }, { leadTimeMultiplier: Number.NaN }, { serviceLevel: 1 }])(
    'refuses %o',
    (bad) => {
      expect(() => evaluateScenario(items, { ...same, ...bad })).toThrow(RangeError);
    },
  );

  it('never lowers the risk when demand, lead time or both grow', () => {
    const multiplier = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(multiplier, multiplier, fc.integer({ min: 0, max: 2000 }), (demand, leadTime, onHand) => {
        const { baseline, result } = evaluateScenario([stockItem({ onHand })], {
          ...same,
          demandMultiplier: demand,
          leadTimeMultiplier: leadTime,
        });
        expect(result.stockOuts).toBeGreaterThanOrEqual(baseline.stockOuts);
        expect(result.safetyStockValue).toBeGreaterThanOrEqual(baseline.safetyStockValue ?? 0);
        expect(Object.values(result).every((x) => Number.isFinite(x))).toBe(true);
      }),
    );
  });
});

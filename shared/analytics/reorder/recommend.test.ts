import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stockItem } from './fixtures.ts';
import { recommendReorders } from './recommend.ts';
import { demandOfSeries, leadTimeOfReceipts } from './statistics.ts';
import type { ReorderItem } from './types.ts';

const only = (changes: Partial<ReorderItem>, settings = {}) => {
  const [first] = recommendReorders([stockItem(changes)], settings);
  if (first === undefined) throw new Error('one item gives one recommendation');
  return first;
};

describe('one recommendation', () => {
  it('follows the formulas', () => {
    // Lead-time demand 140, sd 3 * sqrt(14) = 11.225, times 1.64485: safety stock 18.4634.
    expect(only({ onHand: 150, onOrder: 0 })).toMatchObject({
      stockItemKey: 1,
      stockItem: 'USB rocket launcher',
      supplier: 'Graphic Design Institute',
      category: 'Novelty Goods Supplier',
      onHand: 150,
      onOrder: 0,
      reorderPoint: 158.4634,
      reorderPointSource: 'demand',
      safetyStock: 18.4634,
      dailyDemand: 10,
      leadTimeDays: 14,
      leadTimeSource: 'assumption',
      daysOfCover: 15,
      recommendedQuantity: 252,
      quantityPerOuter: 12,
      serviceLevel: 0.95,
      estimatedCost: 630,
      urgency: 'MEDIUM',
      reason: 'Stock of 150 is at or below the reorder point of 158.5: order 252 (21 outers of 12).',
    });
  });

  it.each([
    [
      'runs out before an order could arrive',
      { onHand: 100 },
      'HIGH',
      300,
      'Stock on hand lasts 10 days, less than the lead time of 14 days (assumed): order 300 (25 outers of 12).',
    ],
    [
      'runs out while enough is on order',
      { onHand: 100, onOrder: 600 },
      'HIGH',
      0,
      'Stock on hand lasts 10 days, less than the lead time of 14 days (assumed): 600 are on order, speed them up.',
    ],
    [
      'out of stock',
      { onHand: -5, onOrder: 0 },
      'HIGH',
      408,
      'Out of stock with demand of 10 a day: order 408 (34 outers of 12).',
    ],
    [
      'enough',
      { onHand: 200 },
      'LOW',
      0,
      'Stock of 200 is above the reorder point of 158.5: nothing to order.',
    ],
    [
      'enough with what is on order',
      { onHand: 145, onOrder: 48 },
      'LOW',
      0,
      'Stock of 193, 48 of them on order, is above the reorder point of 158.5: nothing to order.',
    ],
    [
      'no demand',
      { onHand: 0, demand: { mean: 0, variance: 0, days: 365 } },
      'LOW',
      0,
      'No demand in the last 365 days: nothing to order.',
    ],
    [
      'more returned than sold',
      { onHand: 0, demand: { mean: -1, variance: 4, days: 30 } },
      'LOW',
      0,
      'No demand in the last 30 days: nothing to order.',
    ],
    [
      'a new item',
      { onHand: 90, demand: { mean: 0, variance: 0, days: 0 } },
      'MEDIUM',
      312,
      "Stock of 90 is at or below the warehouse's reorder level of 100: order 312 (26 outers of 12).",
    ],
    [
      'a new item with enough',
      { onHand: 101, demand: { mean: 0, variance: 0, days: 0 } },
      'LOW',
      0,
      'No demand data: nothing to order by.',
    ],
  ] as const)('%s', (_name, changes, urgency, recommendedQuantity, reason) => {
    expect(only(changes)).toMatchObject({ urgency, recommendedQuantity, reason });
  });

  it('is due exactly at the reorder point', () => {
    const at = (onHand: number) => only({ onHand }, { serviceLevel: 0.5 }).urgency;
    expect([at(141), at(140), at(139)]).toEqual(['LOW', 'MEDIUM', 'HIGH']);
  });

  it('never takes the reorder level of an item with little history for less than its lead-time demand', () => {
    const demand = { mean: 10, variance: 9, days: 10 };
    expect(only({ onHand: 120, reorderLevel: 50, demand })).toMatchObject({
      urgency: 'HIGH',
      reorderPoint: 140,
      reorderPointSource: 'reorder_level',
      safetyStock: 0,
      recommendedQuantity: 288,
    });
  });

  it('is urgent without stock even where orders arrive at once', () => {
    expect(only({ onHand: 0, leadTimeDaysAssumed: 0 })).toMatchObject({ urgency: 'HIGH' });
  });

  it('takes observed lead times from enough receipts on', () => {
    const few = only({ leadTimes: leadTimeOfReceipts([7, 9, 8, 30]) });
    expect(few).toMatchObject({ leadTimeSource: 'assumption', leadTimeDays: 14 });
    const enough = only({ leadTimes: leadTimeOfReceipts([8, 10, 12, 9, 11]) });
    expect(enough).toMatchObject({ leadTimeSource: 'observed', leadTimeDays: 10 });
    // sqrt(10 * 9 + 100 * 2.5) = 18.4391, times 1.64485.
    expect(enough.safetyStock).toBeCloseTo(30.3296, 3);
  });

  it('orders above the reorder point even where the target level is below it', () => {
    expect(only({ onHand: 150, targetStockLevel: 20 })).toMatchObject({ recommendedQuantity: 84 });
  });

  it('has no cost without a unit cost, and an exact one with it', () => {
    expect(only({ onHand: 0, unitCost: null }).estimatedCost).toBeNull();
    expect(only({ onHand: 0, quantityPerOuter: 1, unitCost: '0.1' })).toMatchObject({ estimatedCost: 40 });
  });

  it.each([
    { onHand: Number.NaN },
    { onHand: 1.5 },
    { demand: { mean: Number.POSITIVE_INFINITY, variance: 1, days: 30 } },
    { demand: { mean: 1, variance: Number.NaN, days: 30 } },
    { leadTimeDaysAssumed: 1e9 },
    { unitCost: 'about 3' },
  ])('refuses %o', (changes) => {
    expect(() => only({ onHand: 0, ...changes })).toThrow(RangeError);
  });
});

const anyItem = fc.record({
  stockItemKey: fc.integer({ min: 1, max: 500 }),
  onHand: fc.integer({ min: -100, max: 3000 }),
  onOrder: fc.integer({ min: 0, max: 1000 }),
  reorderLevel: fc.integer({ min: 0, max: 500 }),
  targetStockLevel: fc.integer({ min: 0, max: 2000 }),
  quantityPerOuter: fc.integer({ min: 0, max: 60 }),
  leadTimeDaysAssumed: fc.integer({ min: 0, max: 60 }),
  leadTimes: fc.option(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 9 }).map(leadTimeOfReceipts)),
  demand: fc.array(fc.integer({ min: -3, max: 60 }), { maxLength: 90 }).map(demandOfSeries),
});

describe('the list', () => {
  it('goes by urgency, then cover, then key, items without demand last', () => {
    const idle = { mean: 0, variance: 0, days: 365 };
    const rows = recommendReorders([
      stockItem({ stockItemKey: 1, onHand: 900 }),
      stockItem({ stockItemKey: 2, onHand: 5, demand: idle }),
      stockItem({ stockItemKey: 3, onHand: 150 }),
      stockItem({ stockItemKey: 4, onHand: 60 }),
      stockItem({ stockItemKey: 5, onHand: 20 }),
      stockItem({ stockItemKey: 6, onHand: 800 }),
      stockItem({ stockItemKey: 0, onHand: 900 }),
    ]);
    expect(rows.map((r) => r.stockItemKey)).toEqual([5, 4, 3, 6, 0, 1, 2]);
  });
});

describe('any items', () => {
  it('get finite numbers, whole outers and consistent urgencies', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 20 }), (items) => {
        for (const r of recommendReorders(items.map(stockItem))) {
          const numbers = [
            r.reorderPoint,
            r.safetyStock,
            r.dailyDemand,
            r.leadTimeDays,
            r.recommendedQuantity,
          ];
          expect(numbers.every((x) => Number.isFinite(x) && x >= 0)).toBe(true);
          expect(r.recommendedQuantity % r.quantityPerOuter).toBe(0);
          if (r.urgency === 'MEDIUM') expect(r.recommendedQuantity).toBeGreaterThan(0);
          if (r.urgency === 'LOW') expect(r.recommendedQuantity).toBe(0);
          const after = r.onHand + r.onOrder + r.recommendedQuantity;
          if (r.dailyDemand > 0) expect(after).toBeGreaterThan(r.reorderPoint - 0.0001);
          expect(r.reason).toMatch(/^[A-Z].*\.$/);
        }
      }),
    );
  });

  it('come in an order that does not depend on the order given', () => {
    const distinct = fc.uniqueArray(anyItem, { selector: (i) => i.stockItemKey, maxLength: 15 });
    fc.assert(
      fc.property(distinct, (items) => {
        const given = recommendReorders(items.map(stockItem));
        expect(recommendReorders(items.toReversed().map(stockItem))).toEqual(given);
      }),
    );
  });

  it('need more stock for a higher service level, longer lead times and more demand', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const demand = { ...item.demand, days: 90 };
        const calm = only({ ...item, demand }, { serviceLevel: 0.9 });
        expect(only({ ...item, demand }, { serviceLevel: 0.99 }).reorderPoint).toBeGreaterThanOrEqual(
          calm.reorderPoint,
        );
        const doubled = { mean: demand.mean * 2, variance: demand.variance * 4, days: 90 };
        expect(only({ ...item, demand: doubled }, { serviceLevel: 0.9 }).reorderPoint).toBeCloseTo(
          2 * calm.reorderPoint,
          2,
        );
      }),
    );
  });
});

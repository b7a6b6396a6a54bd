import type { ReorderItem } from './types.ts';

/** A stock item for tests: 10 a day with a standard deviation of 3, assumed lead time of 14 days. */
export function stockItem(changes: Partial<ReorderItem> = {}): ReorderItem {
  return {
    stockItemKey: 1,
    stockItem: 'USB rocket launcher',
    supplier: 'Graphic Design Institute',
    category: 'Novelty Goods Supplier',
    onHand: 500,
    onOrder: 0,
    reorderLevel: 100,
    targetStockLevel: 400,
    quantityPerOuter: 12,
    leadTimeDaysAssumed: 14,
    leadTimes: null,
    demand: { mean: 10, variance: 9, days: 365 },
    unitCost: '2.50',
    ...changes,
  };
}

/** Uniform numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

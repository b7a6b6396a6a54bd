import { describe, expect, it } from 'vitest';
import { changedItems } from './stock-events.ts';

const item = (stockItemKey: number, urgency: 'HIGH' | 'MEDIUM' | 'LOW') => ({ stockItemKey, urgency });

describe('stock events', () => {
  const last = new Map([
    [1, 'HIGH'],
    [2, 'MEDIUM'],
    [3, 'LOW'],
    [4, 'HIGH'],
  ] as const);
  const rows = [
    item(1, 'HIGH'),
    item(2, 'HIGH'),
    item(3, 'MEDIUM'),
    item(4, 'LOW'),
    item(5, 'LOW'),
    item(6, 'MEDIUM'),
    item(7, 'HIGH'),
  ];

  it('tell every item whose urgency is another than at its last event', () => {
    expect(changedItems(rows, last, 'all').map(({ stockItemKey }) => stockItemKey)).toEqual([2, 3, 4, 6, 7]);
  });

  it('of the HIGH scan tell those that came to HIGH or left it', () => {
    expect(changedItems(rows, last, 'high').map(({ stockItemKey }) => stockItemKey)).toEqual([2, 4, 7]);
  });
});

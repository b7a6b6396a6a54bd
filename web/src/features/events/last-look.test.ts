import { expect, test } from 'vitest';
import type { StockEvent } from './api/events.ts';
import { lastLook } from './last-look.ts';

const event = (id: string, at: string, urgency: StockEvent['urgency']): StockEvent => ({
  id,
  at,
  urgency,
  stockItemKey: 1,
  stockItem: 'Mug',
  type: 'stock_high_urgency',
  onHand: 1,
  said: null,
  threshold: 2,
  message: '',
  asOf: null,
});

const late = '2026-05-02T10:00:00.000001Z';
const early = '2026-05-02T09:00:00.000001Z';

test('the newest events that were stored together are one look', () => {
  const events = [event('a', late, 'HIGH'), event('b', late, 'LOW'), event('c', early, 'HIGH')];
  expect(lastLook(events, true)).toEqual({
    at: late,
    count: 2,
    of: { HIGH: 1, MEDIUM: 0, LOW: 1 },
    isCut: false,
  });
});

test('a look that fills the page may go on, unless there is no other page', () => {
  const events = [event('a', late, 'HIGH')];
  expect(lastLook(events, true)?.isCut).toBe(true);
  expect(lastLook(events, false)?.isCut).toBe(false);
  expect(lastLook([], false)).toBeNull();
});

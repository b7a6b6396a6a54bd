import { expect, test } from 'vitest';
import { addDays } from '../../shared/format/days.ts';
import type { HistoryAnswer } from './api/history.ts';
import { sparksOf } from './sparks.ts';

const day = (index: number, more: object = {}) => ({
  date: addDays('2013-01-01', index),
  revenue: 100 + index,
  internetRevenue: 60,
  resellerRevenue: 40 + index,
  grossProfit: 10,
  orders: index % 2 === 0 ? 2 : 0,
  units: 5,
  ...more,
});
// Only its days are looked at.
const answer = (days: readonly object[]) => ({ data: days }) as unknown as HistoryAnswer;
const period = { from: '2013-01-06', to: '2013-01-10', previousFrom: '2013-01-01', days: 5 };
const tenDays = Array.from({ length: 10 }, (_, index) => day(index));

test('a figure has the days of the period beside those of the period before', () => {
  const spark = sparksOf('aw', answer(tenDays), period).get('total_revenue');
  expect(spark).toEqual({ current: [105, 106, 107, 108, 109], previous: [100, 101, 102, 103, 104] });
});

test('a ratio is made of sums, and left out where there is nothing to divide by', () => {
  const spark = sparksOf('aw', answer(tenDays), period).get('average_order_value');
  expect(spark).toBeUndefined();
  const longer = sparksOf('aw', answer(Array.from({ length: 20 }, (_, index) => day(index))), {
    from: '2013-01-11',
    to: '2013-01-20',
    previousFrom: '2013-01-01',
    days: 10,
  }).get('average_order_value');
  expect(longer?.current).toEqual([55, 56, 57, 58, 59]);
  expect(longer?.previous).toEqual([50, 51, 52, 53, 54]);
});

test('days that are too low are left out, and what is not known on some day has no line', () => {
  const days = tenDays.map((one, index) =>
    index === 9 ? { ...one, incomplete: true } : index === 6 ? { ...one, units: null } : one,
  );
  const sparks = sparksOf('aw', answer(days), period);
  expect(sparks.get('total_revenue')?.current).toHaveLength(4);
  expect(sparks.has('units_sold')).toBe(false);
  expect(sparks.has('customer_count')).toBe(false);
});

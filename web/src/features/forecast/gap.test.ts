import { expect, test } from 'vitest';
import { gapDays } from './gap.ts';

const freshness = (channel: string, completeThrough: string) => ({
  channel,
  asOf: completeThrough,
  completeThrough,
  tail: null,
});
const channels = [freshness('internet', '2013-12-02'), freshness('reseller', '2013-11-30')];
const days = [
  { date: '2013-12-01', internetRevenue: 10, resellerRevenue: 0 },
  { date: '2013-12-02', internetRevenue: 20, resellerRevenue: 0 },
];
const reseller = ['2013-12-01', '2013-12-02', '2013-12-03'].map((date) => ({
  date,
  value: 100,
  lower: 50,
  upper: 200,
}));

test('adds what one channel sold to what the other is expected to sell', () => {
  const forecasts = { internet: [], reseller };
  expect(gapDays({ days, channels, forecasts, until: '2013-12-03' })).toEqual([
    { date: '2013-12-01', value: 110, lower: 60, upper: 210 },
    { date: '2013-12-02', value: 120, lower: 70, upper: 220 },
  ]);
});

test('has no days where one is neither known nor expected, or where the channels end together', () => {
  const forecasts = { internet: [], reseller: reseller.slice(1) };
  expect(gapDays({ days, channels, forecasts, until: '2013-12-03' })).toEqual([]);
  const together = [freshness('internet', '2013-12-02'), freshness('reseller', '2013-12-02')];
  expect(gapDays({ days, channels: together, forecasts, until: '2013-12-03' })).toEqual([]);
  expect(gapDays({ days, channels, forecasts: { internet: [], reseller }, until: undefined })).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/format/days.ts';
import { type Ahead, aheadBuckets, type ForecastSum } from './ahead.ts';
import { bucketDays } from './buckets.ts';

const daysFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(from, index));
const past = (from: string, count: number) => daysFrom(from, count).map((date) => ({ date, revenue: 10 }));
const ahead = (from: string, count: number): Ahead => ({
  days: daysFrom(from, count).map((date) => ({ date, value: 20, lower: 15, upper: 30 })),
  sums: [],
  channelSums: [],
});
const sum = (from: string, to: string, reach: number): ForecastSum => ({
  grain: 'month',
  from,
  to,
  value: 1000,
  lower: 1000 - reach,
  upper: 1000 + 2 * reach,
});

describe('aheadBuckets', () => {
  const layout = { from: '2013-01-01', to: '2013-03-31', grain: 'month' } as const;
  const buckets = bucketDays(past('2013-01-01', 90), layout);

  test('adds up whole months and leaves out a part of one', () => {
    expect(aheadBuckets(ahead('2013-04-01', 75), buckets, layout)).toEqual([
      { from: '2013-04-01', to: '2013-04-30', value: 600, lower: 450, upper: 900, knownDays: 0 },
      { from: '2013-05-01', to: '2013-05-31', value: 620, lower: 465, upper: 930, knownDays: 0 },
    ]);
  });

  test('adds the days of a month that are known to the forecast of the others', () => {
    const until = { ...layout, to: '2013-03-10' };
    const known = bucketDays(past('2013-01-01', 69), until);
    expect(aheadBuckets(ahead('2013-03-11', 21), known, until)).toEqual([
      { from: '2013-03-01', to: '2013-03-31', value: 520, lower: 415, upper: 730, knownDays: 10 },
    ]);
  });

  test('takes the interval of a month from its sum, not from its days', () => {
    const forecast = { ...ahead('2013-04-01', 30), sums: [sum('2013-04-01', '2013-04-30', 50)] };
    expect(aheadBuckets(forecast, buckets, layout)).toEqual([
      { from: '2013-04-01', to: '2013-04-30', value: 600, lower: 550, upper: 700, knownDays: 0 },
    ]);
  });

  test('adds the channels where one of them ends within the month', () => {
    const until = { ...layout, to: '2013-03-10' };
    const known = bucketDays(past('2013-01-01', 69), until);
    const forecast = {
      ...ahead('2013-03-11', 21),
      sums: [sum('2013-03-21', '2013-03-31', 10)],
      channelSums: [[sum('2013-03-11', '2013-03-31', 30)], [sum('2013-03-21', '2013-03-31', 40)], []],
    };
    expect(aheadBuckets(forecast, known, until)).toEqual([
      { from: '2013-03-01', to: '2013-03-31', value: 520, lower: 470, upper: 620, knownDays: 10 },
    ]);
  });

  test('does not add to days that are known to be too low', () => {
    const days = past('2013-01-01', 69).map((day) => ({ ...day, incomplete: true as const }));
    const until = { ...layout, to: '2013-03-10' };
    expect(aheadBuckets(ahead('2013-03-11', 21), bucketDays(days, until), until)).toEqual([]);
  });

  test('reaches half as far ahead as back, by weeks that end with the period', () => {
    const weeks = { ...layout, grain: 'week' } as const;
    const shown = aheadBuckets(ahead('2013-04-01', 90), bucketDays(past('2013-01-01', 90), weeks), weeks);
    expect(shown[0]).toMatchObject({ from: '2013-04-01', to: '2013-04-07', value: 140 });
    expect(shown).toHaveLength(7);
  });
});

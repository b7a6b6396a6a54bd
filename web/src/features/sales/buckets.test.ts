import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/format/days.ts';
import { bucketDays, grainFor, type SalesDay } from './buckets.ts';

const daysFrom = (from: string, count: number, revenue: (index: number) => number): SalesDay[] =>
  Array.from({ length: count }, (_, index) => ({ date: addDays(from, index), revenue: revenue(index) }));

describe('bucketDays', () => {
  test('sums calendar months and compares each with the same days of the period before', () => {
    const days = daysFrom('2012-11-02', 120, (index) => index);
    const buckets = bucketDays(days, {
      from: '2013-01-01',
      to: '2013-03-01',
      previousFrom: '2012-11-02',
      grain: 'month',
    });
    expect(buckets.map(({ from, to, days: count }) => [from, to, count])).toEqual([
      ['2013-01-01', '2013-01-31', 31],
      ['2013-02-01', '2013-02-28', 28],
      ['2013-03-01', '2013-03-01', 1],
    ]);
    const [january] = buckets;
    expect(january?.value).toBe((31 * (60 + 90)) / 2);
    expect(january?.previous).toBe((31 * (0 + 30)) / 2);
    expect(buckets.at(-1)?.wholeDays).toBe(31);
  });

  test('ends its weeks on the last day of the period', () => {
    const days = daysFrom('2013-01-01', 10, () => 1);
    const buckets = bucketDays(days, {
      from: '2013-01-01',
      to: '2013-01-10',
      previousFrom: undefined,
      grain: 'week',
    });
    expect(buckets.map(({ from, to, days: count }) => [from, to, count])).toEqual([
      ['2013-01-01', '2013-01-03', 3],
      ['2013-01-04', '2013-01-10', 7],
    ]);
    expect(buckets.every(({ previous }) => previous === null)).toBe(true);
  });

  test('keeps days after the period in bars of their own, marked incomplete and compared with nothing', () => {
    const days = daysFrom('2013-01-01', 31, () => 2);
    const buckets = bucketDays(days, {
      from: '2013-01-16',
      to: '2013-01-30',
      previousFrom: '2013-01-01',
      grain: 'month',
    });
    expect(buckets).toMatchObject([
      { value: 30, previous: 30, isIncomplete: false },
      { from: '2013-01-31', value: 2, previous: null, isIncomplete: true },
    ]);
  });

  test('compares each month with the same month of last year, a leap day included', () => {
    const days = daysFrom('2012-01-01', 425, (index) =>
      addDays('2012-01-01', index).endsWith('-29') ? 100 : 1,
    );
    const layout = {
      from: '2013-02-01',
      to: '2013-02-28',
      previousFrom: '2012-02-01',
      compare: 'last_year',
    } as const;
    expect(bucketDays(days, { ...layout, grain: 'month' })).toMatchObject([{ value: 28, previous: 128 }]);
    expect(bucketDays(days, { ...layout, grain: 'day' })[0]).toMatchObject({ value: 1, previous: 1 });
  });

  test('compares with nothing where the data had not begun', () => {
    const days = daysFrom('2013-01-01', 20, () => 0).map((day, index) =>
      index < 10 ? { ...day, beforeData: true as const } : day,
    );
    const layout = {
      from: '2013-01-11',
      to: '2013-01-20',
      previousFrom: '2013-01-01',
      grain: 'day',
    } as const;
    expect(bucketDays(days, layout).every(({ previous }) => previous === null)).toBe(true);
  });

  test('puts years together', () => {
    const days = daysFrom('2012-01-01', 425, () => 1);
    const buckets = bucketDays(days, { from: '2012-01-01', to: '2013-02-28', grain: 'year' });
    expect(buckets).toMatchObject([
      { from: '2012-01-01', to: '2012-12-31', value: 366, wholeDays: 366 },
      { from: '2013-01-01', to: '2013-02-28', value: 59, wholeDays: 365 },
    ]);
  });

  test('marks a bar with a day that is known to be too low', () => {
    const days: SalesDay[] = [
      { date: '2013-01-01', revenue: 5 },
      { date: '2013-01-02', revenue: 1, incomplete: true },
    ];
    const layout = { from: '2013-01-01', to: '2013-01-02', previousFrom: undefined, grain: 'week' } as const;
    expect(bucketDays(days, layout)).toMatchObject([{ value: 6, isIncomplete: true }]);
  });
});

test.each([
  [30, 1000, 'day'],
  [90, 1000, 'week'],
  [365, 1000, 'month'],
  [30, 350, 'week'],
  [365, 2000, 'week'],
  [30, 360, 'day'],
  [1461, 390, 'year'],
])('%i days on %i pixels are shown by %s', (days, width, grain) => {
  expect(grainFor(days, width)).toBe(grain);
});

import { describe, expect, it } from 'vitest';
import { monthEndOffset, splitBatches } from './batches.ts';
import { addDays } from './calendar.ts';
import { fillDaily } from './daily.ts';
import { lastDayOfMonthNumber, monthNumber } from './months.ts';
import { simulateDaily } from './simulate.ts';

const first = monthNumber('2012-01-01');
const offsets = [-1, 0, 1, -2, 0, -1, 0, -1, 1, 0, -1, 0, -2, -1];
const monthEnds = offsets.map((offset, index) => ({
  date: addDays(lastDayOfMonthNumber(first + index), offset),
  value: 1_000_000 + index * 10_000,
}));

describe('splitBatches', () => {
  it('recognises a channel of batches only, entered just before or after the end of the month', () => {
    const { batches, batchOnly, base } = splitBatches(fillDaily(monthEnds));
    expect(batchOnly).toBe(true);
    expect(batches.map((batch) => batch.month - first)).toEqual(offsets.map((_, index) => index));
    expect(batches.map((batch) => batch.offset)).toEqual(offsets);
    expect(base.every((point) => point.value === 0)).toBe(true);
  });

  it('parts batches from daily sales and keeps the total', () => {
    const daily = simulateDaily(3, { from: '2012-01-01', days: 440, level: 20_000, noise: 0.2 });
    const points = fillDaily([...daily, ...monthEnds], { from: '2012-01-01', to: '2013-03-15' });
    const split = splitBatches(points);
    expect(split.batchOnly).toBe(false);
    expect(split.batches).toHaveLength(offsets.length);
    const total = points.reduce((sum, point) => sum + point.value, 0);
    const parted =
      split.base.reduce((sum, point) => sum + point.value, 0) +
      split.batches.reduce((sum, batch) => sum + batch.value, 0);
    expect(parted / total).toBeCloseTo(1, 9);
  });

  it('leaves a daily series with a few odd peaks alone', () => {
    const daily = simulateDaily(4, { days: 400, level: 100, noise: 0.2 });
    const peaks = daily.map((point, index) =>
      [30, 111, 240, 301].includes(index) ? { ...point, value: 900 } : point,
    );
    expect(splitBatches(peaks)).toEqual({ base: peaks, batches: [], batchOnly: false });
  });
});

it('assigns a day to the month whose end is nearest', () => {
  expect(monthEndOffset('2011-03-01')).toEqual({ month: monthNumber('2011-02-01'), offset: 1 });
  expect(monthEndOffset('2013-11-29')).toEqual({ month: monthNumber('2013-11-01'), offset: -1 });
});

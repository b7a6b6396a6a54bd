import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { lastDayOfMonthNumber, monthNumber } from '../series/months.ts';
import { seededRandom, simulateDaily } from '../series/simulate.ts';
import { autoForecast } from './auto.ts';

const weekly = [1, 1, 1, 1.2, 1.3, 0.8, 0.6] as const;

function batchMonths(seed: number, months: number): DailyPoint[] {
  const random = seededRandom(seed);
  return Array.from({ length: months }, (_, index) => ({
    date: lastDayOfMonthNumber(monthNumber('2008-01-01') + index),
    value: 1e6 * (1 + 0.01 * index) * Math.exp(0.15 * random.normal()),
  }));
}

/** Skewed sales of few large orders, closed on Sundays. */
function lumpy(seed: number, days: number): DailyPoint[] {
  const random = seededRandom(seed);
  return Array.from({ length: days }, (_, index) => {
    const date = addDays('2011-01-01', index);
    const orders = Array.from({ length: 6 }, () =>
      random.uniform() < 0.6 ? -3000 * Math.log(1 - random.uniform()) : 0,
    );
    return { date, value: weekday(date) === 7 ? 0 : orders.reduce((sum, value) => sum + value, 0) };
  });
}

interface Kind {
  readonly name: string;
  readonly make: (seed: number, days: number) => DailyPoint[];
  /** A wandering level makes all days of one forecast right or wrong together, so it takes more series. */
  readonly series: number;
}

const kinds: Kind[] = [
  {
    name: 'trend with a week',
    make: (seed, days) => simulateDaily(seed, { days, level: 100, slope: 0.05, noise: 0.1, weekly }),
    series: 24,
  },
  {
    name: 'random walk',
    make: (seed, days) => simulateDaily(seed, { days, level: 1000, drift: 0.01 }),
    series: 120,
  },
  {
    name: 'wandering level with a week',
    make: (seed, days) => simulateDaily(seed, { days, level: 1000, drift: 0.01, noise: 0.08, weekly }),
    series: 40,
  },
  {
    name: 'year and week',
    make: (seed, days) => simulateDaily(seed, { days, level: 1000, yearly: 0.3, noise: 0.12, weekly }),
    series: 24,
  },
  { name: 'few large orders', make: lumpy, series: 24 },
];

/** Percent of days after the training span, never seen by fit or calibration, that lie in the interval. */
function heldOut(kind: Kind, days: number, horizon: number, level: number): number {
  let inside = 0;
  let all = 0;
  for (let seed = 1; seed <= kind.series; seed += 1) {
    const series = kind.make(seed * 101 + horizon, days + horizon);
    const outcome = autoForecast(series.slice(0, days), { horizon, level });
    if (!outcome.available) throw new Error(outcome.message);
    outcome.points.forEach((point, index) => {
      const actual = series[days + index]?.value ?? Number.NaN;
      if (actual >= point.lower && actual <= point.upper) inside += 1;
      all += 1;
    });
  }
  return (100 * inside) / all;
}

describe('prediction intervals hold on days that were never seen, within 5 points of nominal', () => {
  it.each(kinds)('$name, 28 days at 95 %', (kind) => {
    expect(Math.abs(heldOut(kind, 600, 28, 0.95) - 95)).toBeLessThanOrEqual(5);
  });

  it.each(kinds.filter((kind) => kind.name !== 'few large orders'))('$name, 28 days at 80 %', (kind) => {
    expect(Math.abs(heldOut(kind, 600, 28, 0.8) - 80)).toBeLessThanOrEqual(5);
  });

  it.each(kinds)('$name, 180 days at 95 %', (kind) => {
    expect(Math.abs(heldOut(kind, 1100, 180, 0.95) - 95)).toBeLessThanOrEqual(5);
  });

  it('monthly totals of a batch channel', () => {
    let inside = 0;
    let all = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const months = batchMonths(seed, 66);
      const outcome = autoForecast(months.slice(0, 60), { horizon: 185 });
      if (!outcome.available) throw new Error(outcome.message);
      for (const month of months.slice(60)) {
        const point = outcome.points.find((candidate) => candidate.date === month.date);
        if (point === undefined) continue;
        all += 1;
        if (month.value >= point.lower && month.value <= point.upper) inside += 1;
      }
    }
    expect(all).toBe(360);
    expect(Math.abs((100 * inside) / all - 95)).toBeLessThanOrEqual(5);
  });
});

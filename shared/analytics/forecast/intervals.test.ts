import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { lastDayOfMonthNumber, monthNumber } from '../series/months.ts';
import { seededRandom, simulateDaily } from '../series/simulate.ts';
import { autoForecast } from './auto.ts';
import { farthestFrom, percentHeld } from './held-out.ts';

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

/** Percent held in the horizon after `days` of each simulated series, by length of the sums. */
function held(kind: Kind, days: number, horizon: number, lengths: readonly number[], level = 0.95): number[] {
  const all = Array.from({ length: kind.series }, (_, index) =>
    kind.make((index + 1) * 101 + horizon, days + horizon),
  );
  return percentHeld(all, () => ({ trainings: [days], horizon, level, lengths }));
}

describe('prediction intervals hold on days that were never seen, within 5 points of nominal', () => {
  it.each(kinds)('$name, 28 days and their weeks at 95 %', (kind) => {
    expect(farthestFrom(95, held(kind, 600, 28, [1, 7]))).toBeLessThanOrEqual(5);
  });

  it.each(kinds.filter((kind) => kind.name !== 'few large orders'))('$name, 28 days at 80 %', (kind) => {
    expect(farthestFrom(80, held(kind, 600, 28, [1], 0.8))).toBeLessThanOrEqual(5);
  });

  it.each(kinds)('$name, 180 days, their weeks and 30 days together at 95 %', (kind) => {
    expect(farthestFrom(95, held(kind, 1100, 180, [1, 7, 30]))).toBeLessThanOrEqual(5);
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

describe('the interval of a sum', () => {
  const span = (from: string, days: number) => ({ from, to: addDays(from, days - 1) });
  const sumsOf = (series: readonly DailyPoint[], horizon: number, lengths: readonly number[]) => {
    const first = addDays(series.at(-1)?.date ?? '', 1);
    const outcome = autoForecast(series, { horizon, spans: lengths.map((days) => span(first, days)) });
    if (!outcome.available) throw new Error(outcome.message);
    return outcome;
  };

  it('of one day is that day’s, and its value is always the sum of its days', () => {
    const series = simulateDaily(3, { days: 400, level: 1000, noise: 0.1, weekly: [1, 1, 1, 1, 1, 0.6, 0] });
    const { points, sums } = sumsOf(series, 60, [1, 7, 31, 60]);
    expect(sums[0]).toMatchObject({ value: points[0]?.value, lower: points[0]?.lower });
    for (const { from, to, value, lower, upper } of sums) {
      const inside = points.filter(({ date }) => date >= from && date <= to);
      expect(value).toBeCloseTo(
        inside.reduce((sum, point) => sum + point.value, 0),
        6,
      );
      expect(lower <= value && value <= upper).toBe(true);
    }
  });

  it('grows by the root of the days for noise, and with the days for a random walk', () => {
    const ratio = (series: readonly DailyPoint[]): number => {
      const { points, sums } = sumsOf(series, 28, [28]);
      const added = points.reduce((sum, { upper, lower }) => sum + upper - lower, 0);
      return ((sums[0]?.upper ?? 0) - (sums[0]?.lower ?? 0)) / added;
    };
    const many = (shape: object) =>
      Array.from({ length: 8 }, (_, seed) =>
        ratio(simulateDaily(seed + 1, { days: 600, level: 1000, ...shape })),
      );
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(many({ noise: 0.1 }))).toBeLessThan(0.35);
    expect(mean(many({ drift: 0.01 }))).toBeGreaterThan(0.8);
  });

  it('of batches is that of the months in it, and 0 where none is due', () => {
    const months = batchMonths(4, 60);
    const { points, sums } = sumsOf(months, 185, [15, 31, 185]);
    const due = points.filter(({ value }) => value > 0);
    expect(sums[0]).toMatchObject({ value: 0, lower: 0, upper: 0 });
    expect(sums[1]).toMatchObject({ value: due[0]?.value, upper: due[0]?.upper });
    const added = due.reduce((sum, { upper }) => sum + upper, 0);
    expect(sums[2]?.upper).toBeLessThan(added);
  });
});

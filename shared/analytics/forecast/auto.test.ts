import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { lastDayOfMonthNumber, monthNumber } from '../series/months.ts';
import { type Shape, simulateDaily } from '../series/simulate.ts';
import { autoForecast, type Forecast, type ForecastOptions } from './auto.ts';
import { modelNames } from './model.ts';

function forecast(series: readonly DailyPoint[], options: ForecastOptions): Forecast {
  const outcome = autoForecast(series, options);
  if (!outcome.available) throw new Error(outcome.message);
  return outcome;
}

function total(points: readonly { value: number }[]): number {
  return points.reduce((sum, point) => sum + point.value, 0);
}

const weekly: Shape = { days: 400, level: 1000, noise: 0.08, weekly: [1, 1, 1, 1.2, 1.3, 0.8, 0.6] };
const monthEnds = Array.from({ length: 36 }, (_, index) => ({
  date: addDays(lastDayOfMonthNumber(monthNumber('2010-12-01') + index), -(index % 2)),
  value: 1e6 * (1 + 0.02 * index) * (1 + 0.1 * Math.sin(2.1 * index)),
}));

describe('a series that cannot be forecast', () => {
  it.each([
    ['is empty', [], 'no_data', null],
    ['has one point', [{ date: '2013-01-01', value: 5 }], 'too_short', '2013-01-01'],
    ['has thirteen days', simulateDaily(1, { days: 13, level: 5, noise: 0.1 }), 'too_short', '2011-01-13'],
    [
      'is not finite',
      [...simulateDaily(1, { days: 40, level: 5 }), { date: '2011-03-01', value: Number.NaN }],
      'not_finite',
      '2011-03-01',
    ],
  ] as const)('because it %s says so', (_, series, reason, trainedThrough) => {
    expect(autoForecast(series, { horizon: 7 })).toMatchObject({ available: false, reason, trainedThrough });
  });

  it.each([
    { horizon: 0 },
    { horizon: 731 },
    { horizon: 1.5 },
    { horizon: 7, level: 1 },
    { horizon: 7, seasonalPeriod: 0 },
  ])('because of %j is refused', (options) => {
    expect(() => autoForecast([], options)).toThrow(RangeError);
  });
});

describe('every series that can be forecast', () => {
  const outages = simulateDaily(8, { days: 300, level: 50, noise: 0.2 }).map((point, index) =>
    index % 5 === 0 ? point : { ...point, value: 0 },
  );
  it.each<[string, DailyPoint[]]>([
    ['all zeros', simulateDaily(1, { days: 100, level: 0 })],
    ['one level', simulateDaily(1, { days: 100, level: 7 })],
    ['fewer than two seasons after the minimum', simulateDaily(1, { days: 15, level: 7, noise: 0.2 })],
    ['a strict week without noise', simulateDaily(1, { ...weekly, noise: 0 })],
    [
      'a last day that differs from a constant past',
      [...simulateDaily(1, { days: 60, level: 7 }), { date: '2011-03-02', value: 9 }],
    ],
    ['huge values', simulateDaily(1, { ...weekly, level: 1e308 / 2 })],
    ['tiny values', simulateDaily(1, { ...weekly, level: 1e-300 })],
    ['negative values', simulateDaily(1, weekly).map((point) => ({ ...point, value: point.value - 1000 }))],
    ['sales every fifth day', outages],
    [
      'three rows in a year',
      [
        { date: '2013-01-01', value: 5 },
        { date: '2013-12-01', value: 2 },
        { date: '2013-04-01', value: 50 },
      ],
    ],
    ['month-end batches', monthEnds],
  ])('of %s has finite points in order for each day and model', (_, series) => {
    for (const model of ['auto', ...modelNames] as const) {
      const { points, trainedThrough } = forecast(series, { horizon: 40, model });
      expect(points.map((point) => point.date)).toEqual(
        Array.from({ length: 40 }, (__, day) => addDays(trainedThrough, day + 1)),
      );
      for (const { value, lower, upper } of points) {
        expect(Number.isFinite(value) && Number.isFinite(lower) && Number.isFinite(upper)).toBe(true);
        expect(lower <= value && value <= upper).toBe(true);
      }
    }
  });
});

describe('a series whose days were all alike until lately', () => {
  const changed = (before: number, after: number, days: number): DailyPoint[] =>
    Array.from({ length: 391 + days }, (_, index) => ({
      date: addDays('2012-01-01', index),
      value: index < 391 ? before : after + 5 * (index % 2),
    }));

  it.each([
    ['began again nine days ago', changed(0, 100, 9), 105],
    ['began again yesterday', changed(0, 100, 1), 105],
    ['began again two weeks ago', changed(0, 100, 14), 105],
    [
      'began again four days ago after a single sale',
      [{ date: '2011-12-31', value: 50 }, ...changed(0, 100, 4)],
      105,
    ],
    ['fell nine days ago', changed(100, 20, 9), 80],
  ])(
    'and %s has bounds as far away as the largest change, and says that widths are not known',
    (_name, series, change) => {
      const from = addDays(series.at(-1)?.date ?? '', 1);
      const { points, sums, statement, hasStandInBounds } = forecast(series, {
        horizon: 28,
        spans: [{ from, to: addDays(from, 6) }],
      });
      expect(hasStandInBounds).toBe(true);
      expect(statement).toContain('how uncertain the forecast is cannot be told');
      for (const { value, lower, upper } of points) {
        expect(lower).toBeLessThanOrEqual(Math.max(0, value - change) + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(value + change - 1e-9);
      }
      expect((sums[0]?.upper ?? 0) - (sums[0]?.value ?? 0)).toBeGreaterThanOrEqual(7 * change - 1e-9);
    },
  );

  it('has known widths where it is as it has been, and where it repeats its week', () => {
    const rare = simulateDaily(1, { days: 400, level: 0 }).map((point, index) =>
      index === 200 ? { ...point, value: 50 } : point,
    );
    for (const series of [rare, simulateDaily(1, { ...weekly, noise: 0 }), simulateDaily(2, weekly)]) {
      const { hasStandInBounds, statement } = forecast(series, { horizon: 28 });
      expect(hasStandInBounds).toBe(false);
      expect(statement).toMatch(/intervals held \d+ %/);
    }
  });
});

describe('the choice of a model', () => {
  it('gives the backtest of all models and marks the chosen one, which errs least', () => {
    const { backtest, model } = forecast(simulateDaily(2, weekly), { horizon: 28 });
    expect(backtest.map((result) => result.model).sort()).toEqual([...modelNames].sort());
    expect(backtest.filter((result) => result.chosen).map((result) => result.model)).toEqual([model]);
    const least = Math.min(...backtest.map((result) => result.mase ?? Number.NaN));
    expect(backtest.find((result) => result.chosen)?.mase).toBe(least);
  });

  it.each(modelNames)('takes %s when asked, with all backtests', (model) => {
    const answer = forecast(simulateDaily(2, weekly), { horizon: 28, model });
    expect(answer.model).toBe(model);
    expect(answer.backtest).toHaveLength(modelNames.length);
    expect(answer.statement).toContain('was asked for');
  });

  it('says when the asked model needs more history', () => {
    const short = simulateDaily(2, { days: 15, level: 10, noise: 0.1 });
    const answer = forecast(short, { horizon: 7, model: 'linear_seasonal', seasonalPeriod: 14 });
    expect(answer.model).toBe('seasonal_naive');
    expect(answer.statement).toContain('too short for Linear trend with seasons');
  });

  it('finds trend with seasons best for a year-long wave, and beats seasonal naive', () => {
    const wave = simulateDaily(3, { ...weekly, days: 1000, yearly: 0.4 });
    const { backtest, model } = forecast(wave, { horizon: 60 });
    expect(model).toBe('linear_seasonal');
    const naive = backtest.find((result) => result.model === 'seasonal_naive');
    expect(backtest.find((result) => result.chosen)?.mase).toBeLessThan(naive?.mase ?? 0);
  });
});

describe('properties', () => {
  it('scaling the series by a positive number scales the forecast', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (seed, factor) => {
          const series = simulateDaily(seed, { ...weekly, days: 120 });
          const plain = forecast(series, { horizon: 10 });
          const scaled = forecast(
            series.map((point) => ({ ...point, value: point.value * factor })),
            { horizon: 10 },
          );
          expect(scaled.model).toBe(plain.model);
          plain.points.forEach((point, index) => {
            expect((scaled.points[index]?.value ?? 0) / factor / point.value).toBeCloseTo(1, 3);
            expect((scaled.points[index]?.upper ?? 0) / factor / point.upper).toBeCloseTo(1, 3);
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('a weekday pattern is learned whichever day is high', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(99), (peak, seed) => {
        const flat = simulateDaily(seed, { days: 200, level: 100, noise: 0.05 });
        const peaked = flat.map((point) =>
          weekday(point.date) === peak ? { ...point, value: point.value + 80 } : point,
        );
        const { points } = forecast(peaked, { horizon: 7 });
        const highest = points.reduce((best, point) => (point.value > best.value ? point : best));
        expect(weekday(highest.date)).toBe(peak);
        expect(highest.value).toBeGreaterThan(150);
      }),
      { numRuns: 15 },
    );
  });

  it('equal input gives an equal answer', () => {
    const series = simulateDaily(5, weekly);
    expect(autoForecast(series, { horizon: 30 })).toEqual(
      autoForecast([...series].reverse(), { horizon: 30 }),
    );
  });

  it('sales never fall below zero, losses may', () => {
    const falling = simulateDaily(6, { days: 200, level: 200, slope: -1, noise: 0.05 });
    expect(
      Math.min(...forecast(falling, { horizon: 90, model: 'linear' }).points.map((point) => point.lower)),
    ).toBe(0);
    const losses = falling.map((point) => ({ ...point, value: point.value - 100 }));
    expect(
      Math.min(...forecast(losses, { horizon: 90, model: 'linear' }).points.map((point) => point.value)),
    ).toBeLessThan(-100);
  });
});

describe('habits of the calendar', () => {
  it('a closed weekday stays closed and does not widen the others', () => {
    const closed = simulateDaily(7, { ...weekly, days: 500, weekly: [1, 1, 1, 1, 1, 0.6, 0] });
    for (const point of forecast(closed, { horizon: 28 }).points) {
      const isSunday = weekday(point.date) === 7;
      expect(point.upper === 0).toBe(isSunday);
      expect(point.lower > 0).toBe(!isSunday);
    }
  });

  it('month-end batches are forecast as months and put on their usual day', () => {
    const { points, basis, statement } = forecast(monthEnds, { horizon: 100 });
    const sold = points.filter((point) => point.value > 0);
    expect(basis).toBe('monthly_batches');
    expect(statement).toContain('month-end batches');
    expect(sold.map((point) => point.date)).toEqual(['2013-12-31', '2014-01-31', '2014-02-28']);
    for (const point of sold) expect(point.value / 1.7e6).toBeCloseTo(1, 0);
  });

  it('a horizon in which no batch is due is all zeros, with a backtest all the same', () => {
    const { points, backtest } = forecast(monthEnds, { horizon: 5 });
    expect(points.every((point) => point.upper === 0)).toBe(true);
    expect(backtest.length).toBeGreaterThan(0);
  });

  it('a daily channel with batches on top is forecast in two parts', () => {
    const daily = simulateDaily(9, { from: '2010-12-31', days: 1096, level: 40_000, noise: 0.2 });
    const { points, basis } = forecast([...daily, ...monthEnds], { horizon: 60 });
    expect(basis).toBe('daily_and_batches');
    const high = points.filter((point) => point.value > 500_000).map((point) => point.date);
    expect(high).toEqual(['2013-12-31', '2014-01-31', '2014-02-28']);
    const rest = points.filter((point) => point.value < 500_000);
    expect(total(rest) / rest.length / 40_000).toBeCloseTo(1, 1);
  });

  it('days on which the load broke off at the very end do not pull the forecast down', () => {
    const series = simulateDaily(10, { days: 600, level: 60_000, noise: 0.2 });
    const broken = series.map((point, index) =>
      index >= 597 ? { ...point, value: point.value * 0.03 } : point,
    );
    const { points } = forecast(broken, { horizon: 28 });
    expect(total(points) / (28 * 60_000)).toBeCloseTo(1, 1);
  });
});

import { describe, expect, it } from 'vitest';
import { fillDaily } from '../series/daily.ts';
import { realCurrencyRates, realInternetDays, realRowsMissing } from '../series/real-rows.ts';
import { autoForecast } from './auto.ts';
import { farthestFrom, percentHeld } from './held-out.ts';

describe.skipIf(realRowsMissing !== null)(`real internet sales ${realRowsMissing ?? ''}`, () => {
  const days = realRowsMissing === null ? realInternetDays() : [];

  it.each(['2013-12-31', '2013-12-28'])(
    'through %s: 28 days have the size of the months before',
    (through) => {
      const outcome = autoForecast(
        days.filter((day) => day.date <= through),
        { horizon: 28 },
      );
      if (!outcome.available) throw new Error(outcome.message);
      const total = outcome.points.reduce((sum, point) => sum + point.value, 0);
      expect(total).toBeGreaterThan(1_500_000);
      expect(total).toBeLessThan(2_100_000);
      const chosen = outcome.backtest.find((result) => result.chosen);
      expect(Math.abs((chosen?.coverage ?? 0) - 95)).toBeLessThanOrEqual(5);
      const naive = outcome.backtest.find((result) => result.model === 'seasonal_naive');
      expect(chosen?.mase).toBeLessThan(naive?.mase ?? 0);
    },
  );

  /** Lengths of training spans that leave the horizon to be held against it. */
  const trainings = (all: number, horizon: number, step: number) =>
    Array.from({ length: Math.floor((all - horizon - 480) / step) + 1 }, (_, index) => 480 + index * step);
  const studies = [
    { horizon: 28, lengths: [1, 7] },
    { horizon: 90, lengths: [1, 7, 30] },
    { horizon: 180, lengths: [1, 7, 30] },
  ];
  const growing = fillDaily(days, { to: '2013-12-28' });

  it.each(studies)(
    '95 % intervals of $horizon days, in sums of $lengths, held after dates of two years of growth',
    (study) => {
      const held = percentHeld([growing], (all) => ({
        ...study,
        trainings: trainings(all, study.horizon, 29),
      }));
      expect(farthestFrom(95, held)).toBeLessThanOrEqual(5);
    },
  );

  it.each(studies)(
    '95 % intervals of $horizon days, in sums of $lengths, held on real exchange rates, which wander',
    (study) => {
      const held = percentHeld(realCurrencyRates(), (all) => ({
        ...study,
        trainings: trainings(all, study.horizon, 120),
      }));
      expect(farthestFrom(95, held)).toBeLessThanOrEqual(5);
    },
  );
});

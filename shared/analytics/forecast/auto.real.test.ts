import { describe, expect, it } from 'vitest';
import { realInternetDays, realRowsMissing } from '../series/real-rows.ts';
import { autoForecast } from './auto.ts';

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

  it('intervals held on the 28 days after each of twenty earlier dates', () => {
    const whole = days.filter((day) => day.date <= '2013-12-28').sort((a, b) => (a.date < b.date ? -1 : 1));
    let inside = 0;
    let all = 0;
    for (let length = 480; length + 28 <= whole.length; length += 29) {
      const outcome = autoForecast(whole.slice(0, length), { horizon: 28 });
      if (!outcome.available) throw new Error(outcome.message);
      outcome.points.forEach((point, index) => {
        const actual = whole[length + index]?.value ?? Number.NaN;
        if (actual >= point.lower && actual <= point.upper) inside += 1;
        all += 1;
      });
    }
    expect(Math.abs((100 * inside) / all - 95)).toBeLessThanOrEqual(5);
  });
});

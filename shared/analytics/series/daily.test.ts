import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.ts';
import { fillDaily, toMonthly, toWeekly } from './daily.ts';

describe('fillDaily', () => {
  it('orders, adds up doubled days and fills gaps with zeros', () => {
    expect(
      fillDaily([
        { date: '2013-01-03', value: 3 },
        { date: '2013-01-01', value: 1 },
        { date: '2013-01-03', value: 4 },
      ]),
    ).toEqual([
      { date: '2013-01-01', value: 1 },
      { date: '2013-01-02', value: 0 },
      { date: '2013-01-03', value: 7 },
    ]);
  });

  it('keeps to given bounds', () => {
    const points = [{ date: '2013-01-01', value: 1 }];
    expect(fillDaily(points, { from: '2012-12-31', to: '2012-12-31' })).toEqual([
      { date: '2012-12-31', value: 0 },
    ]);
    expect(fillDaily([], { from: '2013-01-01' })).toEqual([]);
  });
});

describe('resampling', () => {
  it('keeps the total and the number of days', () => {
    const rows = fc.array(fc.record({ offset: fc.nat(800), value: fc.integer({ min: 0, max: 9999 }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (entries) => {
        const points = fillDaily(
          entries.map(({ offset, value }) => ({ date: addDays('2012-01-15', offset), value })),
        );
        const total = points.reduce((sum, point) => sum + point.value, 0);
        for (const periods of [toMonthly(points), toWeekly(points)]) {
          expect(periods.reduce((sum, period) => sum + period.value, 0)).toBe(total);
          expect(periods.reduce((sum, period) => sum + period.days, 0)).toBe(points.length);
        }
      }),
    );
  });

  it('names periods by their first day', () => {
    const points = fillDaily([
      { date: '2013-01-31', value: 5 },
      { date: '2013-02-01', value: 6 },
    ]);
    expect(toMonthly(points)).toEqual([
      { start: '2013-01-01', value: 5, days: 1 },
      { start: '2013-02-01', value: 6, days: 1 },
    ]);
    expect(toWeekly(points)).toEqual([{ start: '2013-01-28', value: 11, days: 2 }]);
  });
});

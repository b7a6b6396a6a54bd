import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  diffDays,
  eachDay,
  fromDayNumber,
  isIsoDate,
  startOfWeek,
  weekday,
} from './calendar.ts';
import {
  addMonths,
  daysToMonthEnd,
  firstDayOfMonthNumber,
  isLastDayOfMonth,
  lastDayOfMonth,
  monthKey,
  monthNumber,
} from './months.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe('day numbers', () => {
  it('agree with the platform calendar in both directions', () => {
    fc.assert(
      fc.property(anyDay, (days) => {
        const date = fromDayNumber(days);
        expect(date).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(days);
        expect(weekday(date) % 7).toBe(new Date(days * 86_400_000).getUTCDay());
      }),
    );
  });

  it.each([
    '2013-02-29',
    '2013-13-01',
    '2013-00-10',
    '2013-04-31',
    '0000-01-01',
    '2013-1-1',
    '20130101',
    '2013-01-01T',
    '',
  ])('refuse %j', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  it('know leap years by the Gregorian rule', () => {
    expect([isIsoDate('2012-02-29'), isIsoDate('1900-02-29'), isIsoDate('2000-02-29')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('refuse days beyond year 9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});

describe('spans of days', () => {
  it('include both ends', () => {
    expect(eachDay('2012-02-27', '2012-03-01')).toEqual([
      '2012-02-27',
      '2012-02-28',
      '2012-02-29',
      '2012-03-01',
    ]);
    expect(eachDay('2012-03-01', '2012-02-29')).toEqual([]);
  });

  it('add up: addDays undoes diffDays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (days, step) => {
        const date = fromDayNumber(days);
        expect(diffDays(date, addDays(date, step))).toBe(step);
      }),
    );
  });

  it('start weeks on Monday', () => {
    expect(startOfWeek('2013-12-29')).toBe('2013-12-23');
    expect(startOfWeek('2013-12-23')).toBe('2013-12-23');
  });
});

describe('months', () => {
  it('end where the calendar says', () => {
    expect(lastDayOfMonth('2012-02-10')).toBe('2012-02-29');
    expect(daysToMonthEnd('2013-11-29')).toBe(1);
    expect([isLastDayOfMonth('2013-11-30'), isLastDayOfMonth('2013-11-29')]).toEqual([true, false]);
    expect(monthKey('2013-11-29')).toBe('2013-11');
  });

  it('are added with the day cut to the month', () => {
    expect(addMonths('2013-01-31', 1)).toBe('2013-02-28');
    expect(addMonths('2012-02-29', 12)).toBe('2013-02-28');
    expect(addMonths('2013-03-31', -13)).toBe('2012-02-29');
  });

  it('are numbered without gaps', () => {
    fc.assert(
      fc.property(anyDay, (days) => {
        const date = fromDayNumber(days);
        expect(firstDayOfMonthNumber(monthNumber(date))).toBe(`${monthKey(date)}-01`);
        expect(monthNumber(addMonths(date, 17))).toBe(monthNumber(date) + 17);
      }),
    );
  });
});

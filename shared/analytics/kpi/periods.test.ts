import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../words/say.ts';
import { addDays } from '../series/calendar.ts';
import { comparedPeriod, outsideDataNote, periodDays, previousPeriod, resolvePeriod } from './periods.ts';

const defaults = { defaultDays: 365, completeThrough: '2013-12-31' };

describe('comparedPeriod', () => {
  it.each([
    ['2013-05-03', '2013-06-10', '2012-05-03', '2012-06-10'],
    ['2013-02-01', '2013-02-28', '2012-02-01', '2012-02-29'],
    ['2012-02-01', '2012-02-29', '2011-02-01', '2011-02-28'],
    ['2012-02-29', '2012-03-15', '2011-02-28', '2011-03-15'],
    ['2013-01-01', '2013-12-31', '2012-01-01', '2012-12-31'],
    ['1753-06-01', '1753-07-02', '1753-01-01', '1753-01-01'],
  ])('%s to %s a year earlier is %s to %s', (from, to, yearFrom, yearTo) => {
    expect(comparedPeriod({ from, to }, 'last_year')).toEqual({ from: yearFrom, to: yearTo });
    expect(comparedPeriod({ from, to }, 'previous')).toEqual(previousPeriod({ from, to }));
  });
});

describe('resolvePeriod', () => {
  it.each([
    [{}, '2013-01-01', '2013-12-31', '2012-01-02', '2012-12-31'],
    [{ defaultDays: 1 }, '2013-12-31', '2013-12-31', '2013-12-30', '2013-12-30'],
    [{ from: '2013-12-01' }, '2013-12-01', '2013-12-31', '2013-10-31', '2013-11-30'],
    [{ to: '2012-03-01', defaultDays: 2 }, '2012-02-29', '2012-03-01', '2012-02-27', '2012-02-28'],
    [{ from: '2010-12-29', to: '2014-01-28' }, '2010-12-29', '2014-01-28', '2007-11-28', '2010-12-28'],
    [{ from: '2030-05-05' }, '2030-05-05', '2030-05-05', '2030-05-04', '2030-05-04'],
  ])('%o', (asked, from, to, previousFrom, previousTo) => {
    expect(resolvePeriod({ ...defaults, ...asked })).toEqual({
      ok: true,
      period: { from, to },
      previous: { from: previousFrom, to: previousTo },
    });
  });

  it.each([
    [{ from: '2014-01-02', to: '2014-01-01' }, [['from', 'must not be after to']]],
    [{ from: '2013-02-30' }, [['from', 'must be a calendar date written YYYY-MM-DD']]],
    [
      { to: '2013-1-1', from: 'x' },
      [
        ['from', expect.any(String)],
        ['to', expect.any(String)],
      ],
    ],
    [{ to: '2013-01-01T00:00:00Z' }, [['to', expect.any(String)]]],
    [{ from: '0001-01-01' }, [['from', 'must not be before 1753-01-02']]],
  ])('refuses %o', (asked, faults) => {
    const outcome = resolvePeriod({ ...defaults, ...asked });
    expect(outcome.ok === false && outcome.faults.map((f) => [f.field, f.message])).toEqual(faults);
  });

  it('always has two adjoining periods of equal length inside the calendar', () => {
    const day = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays('1980-01-01', n));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const period = a <= b ? { from: a, to: b } : { from: b, to: a };
        const previous = previousPeriod(period);
        expect(addDays(previous.to, 1)).toBe(period.from);
        if (previous.from > '1753-01-01') expect(periodDays(previous)).toBe(periodDays(period));
      }),
    );
  });

  it('stays inside what SQL Server can compare', () => {
    expect(previousPeriod({ from: '1753-01-02', to: '9999-12-31' })).toEqual({
      from: '1753-01-01',
      to: '1753-01-01',
    });
  });
});

describe('outsideDataNote', () => {
  const data = { first: '2010-12-29', completeThrough: '2013-12-31' };
  it.each([
    ['2011-01-01', '2013-12-31', null],
    ['2010-12-28', '2011-01-01', 'Part of the period lies outside the data'],
    ['2013-12-31', '2014-01-01', 'Part of the period lies outside the data'],
    ['2014-01-01', '2014-01-02', 'The period lies outside the data'],
    ['2001-01-01', '2010-12-28', 'The period lies outside the data'],
  ])('%s to %s', (from, to, start) => {
    const note = outsideDataNote({ from, to }, data);
    if (start === null) expect(note).toBeNull();
    else
      expect(note && textOf([note])).toBe(`${start}: the complete data run from 2010-12-29 to 2013-12-31.`);
  });

  it('says when nothing is loaded', () => {
    expect(outsideDataNote({ from: '2013-01-01', to: '2013-01-02' }, null)?.key).toBe('nothing_loaded');
  });
});

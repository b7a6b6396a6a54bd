import { expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { crumbsOf, openedBar, openedRange } from './drill.ts';

const f = createFormatter('en-GB');
const march = { from: '2012-03-01', to: '2012-03-31' };

test('a year opens its months, a month and a week their days, a day nothing', () => {
  expect(openedBar(march, 'month')).toEqual({ ...march, period: undefined, grain: 'day' });
  expect(openedBar({ from: '2012-01-01', to: '2012-12-31' }, 'year')).toMatchObject({ grain: 'month' });
  expect(openedBar(march, 'week')).toMatchObject({ grain: 'day' });
  expect(openedBar(march, 'day')).toBeNull();
});

test('a stretch of bars becomes the period, in the grain that fits it', () => {
  const end = { from: '2012-05-01', to: '2012-05-31' };
  expect(openedRange(march, end)).toEqual({
    from: '2012-03-01',
    to: '2012-05-31',
    period: undefined,
    grain: undefined,
  });
});

test('the way out leads over the year that a range is a part of', () => {
  const [all, year, here, ...others] = crumbsOf(march, en, f);
  expect(others).toEqual([]);
  expect(all?.change).toEqual({ from: undefined, to: undefined, grain: undefined });
  expect(year).toEqual({ label: '2012', change: { from: '2012-01-01', to: '2012-12-31', grain: 'month' } });
  expect(here).toEqual({ label: f.dateRange(march.from, march.to) });
  expect(crumbsOf({ from: '2012-01-01', to: '2012-12-31' }, en, f).map(({ label }) => label)).toEqual([
    en.period.default,
    '2012',
  ]);
  expect(crumbsOf({ from: '2012-11-01', to: '2013-02-28' }, en, f)).toHaveLength(2);
  expect(crumbsOf({ period: '30d' }, en, f)).toEqual([]);
});

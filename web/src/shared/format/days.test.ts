import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, lastOfMonth, yearBefore } from './days.ts';
import { sumMoney } from './sum.ts';

test.each([
  ['2014-01-28', true],
  ['2012-02-29', true],
  ['2013-02-29', false],
  ['2013-13-01', false],
  ['2013-1-1', false],
  ['', false],
])('%s exists: %s', (text, exists) => {
  expect(isDay(text)).toBe(exists);
});

test('days and months pass the ends of months, years and summer time', () => {
  expect(addDays('2013-12-31', 1)).toBe('2014-01-01');
  expect(daysBetween('2013-03-30', '2013-04-01')).toBe(2);
  expect(addMonths('2013-01-31', 1)).toBe('2013-02-28');
  expect(addMonths('2013-01-15', -12)).toBe('2012-01-15');
  expect(lastOfMonth('2012-02-10')).toBe('2012-02-29');
});

test.each([
  ['2013-05-03', '2013-06-10', '2012-05-03', '2012-06-10'],
  ['2013-02-01', '2013-02-28', '2012-02-01', '2012-02-29'],
  ['2012-02-29', '2012-02-29', '2011-02-28', '2011-02-28'],
])('%s to %s a year earlier, as the API has it', (from, to, yearFrom, yearTo) => {
  expect(yearBefore({ from, to })).toEqual({ from: yearFrom, to: yearTo });
});

test('money sums without drift', () => {
  expect(sumMoney([0.1, 0.2, 0.3])).toBe(0.6);
  expect(sumMoney(Array.from({ length: 1000 }, () => 0.0001))).toBe(0.1);
  expect(sumMoney([])).toBe(0);
});

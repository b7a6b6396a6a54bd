import { describe, expect, it, test } from 'vitest';
import { createFormatter, type Unit } from './format.ts';

/** Intl uses several kinds of space; a reader sees one. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');

const british = createFormatter('en-GB');
const croatian = createFormatter('hr');

describe('values', () => {
  const cases: readonly (readonly [number, Unit, string, string])[] = [
    [50_877_419.3995, 'USD', '$50.9m', '$50,877,419.3995'],
    [999_999.4, 'USD', '$999,999', '$999,999.40'],
    [2463.7975, 'USD', '$2,464', '$2,463.7975'],
    [12.5, 'USD', '$12.50', '$12.50'],
    [0, 'USD', '$0', '$0.00'],
    [-1_500_000, 'USD', '-$1.5m', '-$1,500,000.00'],
    [20_650, 'count', '20,650', '20,650'],
    [2_805_400, 'count', '2.8m', '2,805,400'],
    [12.7382, 'percent', '12.7%', '12.7382%'],
    [5.25, 'days', '5.3', '5.25'],
    [1.4891, 'ratio', '1.49', '1.4891'],
  ];
  test.each(cases)('%d %s reads %s, exactly %s', (value, unit, readable, exact) => {
    expect([british.value(value, unit), british.exact(value, unit)]).toEqual([readable, exact]);
  });

  test('follow the locale', () => {
    expect(plain(croatian.exact(1234.5, 'USD'))).toBe('1.234,50 $');
    expect(plain(croatian.percent(12.34))).toBe('12,3 %');
  });
});

test('changes have a sign, zero has none', () => {
  expect([52.0687, -4.2, 0].map(british.change)).toEqual(['+52.1%', '-4.2%', '0.0%']);
  expect(british.points(4.3667)).toBe('+4.4');
});

test('more digits on demand, where two values would read the same', () => {
  expect([british.value(50.17, 'percent'), british.value(50.17, 'percent', 1)]).toEqual(['50.2%', '50.17%']);
  expect(british.value(1_234_567, 'USD', 1)).toBe('$1.23m');
  expect(british.points(-0.06, 2)).toBe('-0.06');
});

test('dates are calendar days in every time zone', () => {
  expect(british.date('2014-01-28')).toBe('28 Jan 2014');
  expect(plain(british.dateRange('2013-12-01', '2014-01-28'))).toBe('1 Dec 2013 – 28 Jan 2014');
});

test.each([
  [0, '0 sec ago'],
  [59, '59 sec ago'],
  [60, '1 min ago'],
  [7200, '2 hr ago'],
])('%d seconds in the past read %s', (seconds, text) => {
  expect(british.ago(seconds)).toBe(text);
});

describe('lengths of time and sizes', () => {
  it.each([
    [432.4, '432 ms'],
    [1876.637, '1.9 secs'],
    [150_000, '2.5 mins'],
  ])('%d milliseconds', (milliseconds, text) => {
    expect(plain(british.duration(milliseconds))).toBe(text);
  });

  it.each([
    [812, '812 byte'],
    [99_400, '99 kB'],
    [1_240_000, '1.2 MB'],
  ])('%d bytes', (bytes, text) => {
    expect(plain(british.bytes(bytes))).toBe(text);
  });
});

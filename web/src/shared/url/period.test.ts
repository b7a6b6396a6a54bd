import { expect, test } from 'vitest';
import { resolvePeriod, resolvePreset } from './period.ts';

test.each([
  ['30d', '2013-11-30', '2013-11-01', '2013-11-30'],
  ['730d', '2013-11-30', '2011-12-02', '2013-11-30'],
  ['ytd', '2013-11-30', '2013-01-01', '2013-11-30'],
  ['year', '2013-11-30', '2012-01-01', '2012-12-31'],
  ['year', '2013-12-31', '2013-01-01', '2013-12-31'],
] as const)('%s up to %s is %s to %s', (preset, anchor, from, to) => {
  expect(resolvePreset(preset, anchor)).toEqual({ from, to });
});

test('a range of the address wins, a preset waits for its anchor, nothing is the default', () => {
  const range = { from: '2013-01-01', to: '2013-01-31' };
  expect(resolvePeriod(range, null)).toEqual(range);
  expect(resolvePeriod({ period: '30d' }, null)).toBeNull();
  expect(resolvePeriod({ period: '30d' }, '2013-01-30')).toEqual({ from: '2013-01-01', to: '2013-01-30' });
  expect(resolvePeriod({}, '2013-01-30')).toBeNull();
});

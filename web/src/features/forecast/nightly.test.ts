import { expect, test } from 'vitest';
import { nightlyOf } from './nightly.ts';

test('the nightly model is that of the channel', () => {
  const result = { days: 30, models: { internet: 'theta', reseller: 'seasonal_naive' } };
  expect(nightlyOf(result, 'reseller')).toEqual({ model: 'seasonal_naive', days: 30 });
  expect(nightlyOf(result, 'toString')).toBeNull();
});

test.each([
  [null],
  ['text'],
  [{ days: 30 }],
  [{ days: '30', models: {} }],
  [{ days: 30, models: { internet: 7 } }],
])('a result of %j has none', (result) => {
  expect(nightlyOf(result, 'internet')).toBeNull();
});

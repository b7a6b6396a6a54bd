import { expect, test } from 'vitest';
import { say, textOf } from './say.ts';

test('a sentence has its numbers, days and words', () => {
  expect(textOf([say('tail_daily', { from: '2014-01-01', value: 2.74 })])).toBe(
    'From 2014-01-01 the daily value is 2.7 % of its usual level: the load looks cut off.',
  );
  expect(textOf([say('cannot_filter', { dimension: 'territory', channel: 'internet' })])).toBe(
    'The territory of internet sales was not loaded, so they cannot be filtered by it.',
  );
  expect(textOf([say('unknown_reps', { count: 2, keys: ['7', '9'] })])).toContain('left out: 7, 9.');
});

test('a noun follows its number, and a clause leads to the next', () => {
  const clause = say('stock_short', { cover: 1, lead: 11.3 });
  const order = say('order_packed', { quantity: 2990, outers: 299, pack: 10 });
  expect(textOf([clause, order])).toBe(
    'Stock on hand lasts 1 day, less than the lead time of 11.3 days: order 2,990 (299 outers of 10).',
  );
});

test('a word that is not known is written as it came, and a name is never taken for a word', () => {
  expect(textOf([say('no_channel_sales', { channel: 'toString' })])).toBe(
    'No toString sales pass the filters.',
  );
});

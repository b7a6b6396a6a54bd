import { expect, test } from 'vitest';
import { nameOf } from './api/download.ts';
import { screenQuery } from './screen-query.ts';

test.each([
  [null, null],
  ['inline', null],
  ['attachment; filename="stock.csv"', 'stock.csv'],
  [`attachment; filename="stock_.csv"; filename*=UTF-8''stock%20%C4%8D.csv`, 'stock č.csv'],
])('the file of %s is named %s', (disposition, name) => {
  expect(nameOf(disposition)).toBe(name);
});

test('a file is asked for with exactly the parameters of the call behind the screen', () => {
  const request = 'GET /api/aw/sales/forecast?territory=United+Kingdom&horizon_days=90';
  expect(screenQuery(request)).toEqual({ territory: 'United Kingdom', horizon_days: '90' });
  expect(screenQuery('GET /api/wwi/stock/recommendations')).toEqual({});
});

import { expect, test } from 'vitest';
import type { SupplierMonth } from './api/history.ts';
import { fillSeries, newestClosed } from './fill-history.ts';

const month = (
  supplierKey: number,
  day: string,
  fillRatePct: number | null,
  openLines = 0,
): SupplierMonth => ({
  month: day,
  supplierKey,
  supplier: `Supplier ${supplierKey}`,
  category: null,
  lines: 5,
  openLines,
  orderedOuters: 100,
  receivedOuters: fillRatePct ?? 0,
  fillRatePct,
});

const months = [1, 2, 3, 4].map((number) => `2016-0${number}-01`);

test('suppliers with enough months come by their newest closed rate, the lowest first', () => {
  const rows = [
    ...months.map((day) => month(1, day, 99)),
    ...months.map((day, index) => month(2, day, 90 + index)),
    month(3, '2016-01-01', 50),
  ];
  expect(fillSeries(rows).map(({ supplier }) => supplier)).toEqual(['Supplier 2', 'Supplier 1']);
});

test('months without orders have no rate, and open ones do not judge a supplier', () => {
  const rows = [
    ...months.map((day) => month(1, day, 98)),
    month(1, '2016-05-01', null),
    month(1, '2016-06-01', 40, 2),
  ];
  const [series] = fillSeries(rows);
  expect(series?.months).toHaveLength(5);
  expect(series && newestClosed(series)?.month).toBe('2016-04-01');
});

import { describe, expect, it } from 'vitest';
import { addDays } from '../../analytics/series/calendar.ts';
import { stockRecommendations } from '../../contract/wwi/stock.ts';
import { countingContext } from '../testing/context.ts';
import { wwiStockRecommendations } from './stock-recommendations.ts';
import { type TableRows, wwiFixture } from './testing/fixture.ts';
import { dates, purchase, receipt, sale, small, smallDimensions } from './testing/small.ts';

async function recommend(rows: TableRows, query: Parameters<typeof wwiStockRecommendations>[1] = {}) {
  const fixture = await wwiFixture(rows);
  const context = countingContext(fixture.warehouse);
  const result = await wwiStockRecommendations(context, query);
  await fixture.close();
  expect(stockRecommendations.data.safeParse(result.data).success).toBe(true);
  return { ...result, trips: context.trips };
}

/** Forty days: item 2 sells 20 every second day from the first, item 1 (new key) 6 on the last. */
const fortyDays = [
  ...Array.from({ length: 20 }, (_, n) => sale(addDays('2016-04-11', 2 * n), n, 1, 2, 20, '1.00', '0.10')),
  sale('2016-05-20', 99, 1, 3, 6, '1.00', '0.10'),
];

describe('wwiStockRecommendations', () => {
  it('plans by a hand computation', async () => {
    const { data, meta, trips } = await recommend({ ...small, 'Fact.Sale': fortyDays });
    expect(trips).toEqual(['wwi.stock.position']);
    // Mean 400 / 40, variance (40 * 8000 - 400^2) / (40 * 39); 14 days assumed; z(0.95) = 1.644853627.
    const safety = 1.6448536269514722 * Math.sqrt(14 * (160_000 / 1560));
    expect(data[0]).toMatchObject({
      stockItemKey: 2,
      stockItem: 'Ink',
      supplier: 'Tailor',
      onHand: 2,
      onOrder: 0,
      dailyDemand: 10,
      leadTimeDays: 14,
      leadTimeSource: 'assumption',
      daysOfCover: 0.2,
      quantityPerOuter: 1,
      // Up to a week above the reorder point of 202.3: 272.3 - 2 in whole outers of 1.
      recommendedQuantity: 271,
      estimatedCost: 2777.75,
      urgency: 'HIGH',
    });
    expect(data[0]?.safetyStock).toBeCloseTo(safety, 4);
    expect(data[0]?.reorderPoint).toBeCloseTo(140 + safety, 4);
    // Three of five outers of 12 are still to come, of the present version.
    expect(data[1]).toMatchObject({
      stockItemKey: 3,
      stockItem: 'Mug',
      supplier: 'Northwind',
      onHand: 50,
      onOrder: 36,
    });
    // Nobody knows where item 3 comes from; it was never sold and is not held short.
    expect(data[2]).toMatchObject({
      stockItem: 'Žluťoučký kůň',
      supplier: null,
      dailyDemand: 0,
      daysOfCover: null,
      recommendedQuantity: 0,
      estimatedCost: null,
      urgency: 'LOW',
    });
    expect(meta).toMatchObject({
      asOf: '2016-05-20',
      serviceLevel: 0.95,
      demandWindowDays: 40,
      period: { from: '2016-04-11', to: '2016-05-20', days: 40 },
      parameters: { service_level: 0.95, supplier: null, category: null },
    });
    expect(meta.notices.map((notice) => notice.code)).toEqual(['lead_time_assumed', 'not_enough_history']);
    expect(meta.notices[0]?.message).toMatch(/^3 of 3 items/);
  });

  it('counts the demand of a new item from its first sale', async () => {
    const { data } = await recommend({ ...small, 'Fact.Sale': fortyDays });
    // One day of data is too little for a reorder point: the larger of the reorder level and 7 days' demand.
    expect(data[1]).toMatchObject({ stockItem: 'Mug', dailyDemand: 6, reorderPoint: 42 });
  });

  it('times receipts over all versions of an item and leaves impossible ones out', async () => {
    const spans = [3, 5, 7, 9, 11];
    const purchases = spans.map((_, n) =>
      purchase({
        key: n,
        date: '2016-04-20',
        supplier: 2,
        item: n % 2 === 0 ? 1 : 3,
        order: n,
        ordered: 1,
        received: 1,
        finalized: true,
      }),
    );
    const receipts = spans.flatMap((days, n) => [
      receipt(addDays('2016-04-20', days), 3, n, 12),
      // A second delivery of the same order comes later and does not count.
      receipt(addDays('2016-04-20', days + 9), 3, n, 12),
    ]);
    const impossible = purchase({
      key: 9,
      date: '2016-05-20',
      supplier: 2,
      item: 3,
      order: 9,
      ordered: 1,
      received: 1,
      finalized: true,
    });
    const rows: TableRows = {
      ...small,
      'Fact.Sale': fortyDays,
      'Fact.Purchase': [...purchases, impossible],
      'Fact.Movement': [...receipts, receipt('2016-05-01', 3, 9, 12)],
    };
    const { data } = await recommend(rows);
    const mug = data.find((row) => row.stockItem === 'Mug');
    expect(mug).toMatchObject({ leadTimeDays: 7, leadTimeSource: 'observed' });
    const gap = dates('2016-01-01', '2016-12-31').filter((row) => row.Date !== '2016-02-01');
    const { data: gappy, meta } = await recommend({ ...rows, 'Dimension.Date': gap });
    expect(gappy.find((row) => row.stockItem === 'Mug')).toMatchObject({ leadTimeSource: 'assumption' });
    expect(meta.notices.map((notice) => notice.code)).toContain('not_computable');
  });

  it('filters by supplier and category', async () => {
    const names = async (query: Parameters<typeof recommend>[1]) =>
      (await recommend(small, query)).data.map((row) => row.stockItem);
    expect(await names({ supplier: 'NORTHWIND' })).toEqual(['Mug']);
    expect(await names({ category: 'clothing' })).toEqual(['Ink']);
    const { data, meta } = await recommend(small, { category: 'Novelty' });
    expect(data).toEqual([]);
    expect(meta.notices).toMatchObject([{ code: 'no_data_in_period' }]);
  });

  it('takes the last written of several holdings of an item', async () => {
    const holding = {
      'Stock Holding Key': 9,
      'Stock Item Key': 3,
      'Quantity On Hand': 7,
      'Last Cost Price': '1.00',
      'Reorder Level': 1,
      'Target Stock Level': 2,
    };
    const rows = { ...small, 'Fact.Stock Holding': [...small['Fact.Stock Holding'], holding] };
    const { data } = await recommend(rows);
    expect(data.filter((row) => row.stockItem === 'Mug')).toMatchObject([{ onHand: 7 }]);
  });

  it('reads a warehouse without sales', async () => {
    const { data, meta } = await recommend({
      ...smallDimensions,
      'Fact.Stock Holding': small['Fact.Stock Holding'],
    });
    expect(data).toHaveLength(3);
    expect(meta).toMatchObject({ asOf: null, demandWindowDays: 0 });
  });
});

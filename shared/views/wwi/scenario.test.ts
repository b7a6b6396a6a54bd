import { describe, expect, it } from 'vitest';
import { addDays } from '../../analytics/series/calendar.ts';
import { createScenario } from '../../contract/wwi/scenarios.ts';
import { countingContext } from '../testing/context.ts';
import { wwiScenario } from './scenario.ts';
import { wwiStockRecommendations } from './stock-recommendations.ts';
import { type TableRows, wwiFixture } from './testing/fixture.ts';
import { sale, small, smallDimensions } from './testing/small.ts';

/** Forty days: item 2 sells 20 every second day. */
const rows: TableRows = {
  ...small,
  'Fact.Sale': Array.from({ length: 20 }, (_, n) =>
    sale(addDays('2016-04-11', 2 * n), n, 1, 2, 20, '1.00', '0.10'),
  ),
};
const same = { demandMultiplier: 1, leadTimeMultiplier: 1, serviceLevel: 0.95 };

async function evaluate(tables: TableRows, parameters: Parameters<typeof wwiScenario>[1]) {
  const fixture = await wwiFixture(tables);
  const context = countingContext(fixture.warehouse);
  try {
    const answer = await wwiScenario(context, parameters);
    const trips = [...context.trips];
    return { ...answer, trips, recommended: (await wwiStockRecommendations(context, {})).data };
  } finally {
    await fixture.close();
  }
}

describe('wwiScenario', () => {
  it('starts from what the stock recommendations say, in one trip', async () => {
    const { data, meta, trips, recommended } = await evaluate(rows, same);
    expect(trips).toEqual(['wwi.stock.position']);
    expect(data.result).toEqual(data.baseline);
    const ordered = recommended.filter((row) => row.recommendedQuantity > 0);
    expect(data.baseline).toMatchObject({
      serviceLevel: 0.95,
      stockOuts: recommended.filter((row) => row.urgency === 'HIGH').length,
      orders: ordered.length,
      orderQuantity: ordered.reduce((total, row) => total + row.recommendedQuantity, 0),
      orderCost: ordered.reduce((total, row) => total + (row.estimatedCost ?? Number.NaN), 0),
    });
    expect(data.items).toHaveLength(recommended.length);
    for (const { stockItemKey, baseline } of data.items) {
      const { stockOutRiskPct, ...plan } = baseline;
      expect(recommended.find((row) => row.stockItemKey === stockItemKey)).toMatchObject(plan);
      expect(stockOutRiskPct).toBeGreaterThanOrEqual(0);
    }
    expect(meta).toMatchObject({
      asOf: '2016-05-19',
      queries: ['wwi.stock.position'],
      period: { from: '2016-04-11', to: '2016-05-19', days: 39 },
    });
  });

  it('plans by a hand computation', async () => {
    const { data } = await evaluate(rows, {
      demandMultiplier: 1.5,
      leadTimeMultiplier: 2,
      serviceLevel: 0.99,
      stockItemKeys: [2],
    });
    // 39 days with 20 units on 20 of them; 28 days of lead time, assumed; z(0.99) = 2.326347874.
    const mean = 400 / 39;
    const variance = (39 * 8000 - 400 ** 2) / (39 * 38);
    const safety = 2.3263478740408408 * Math.sqrt(28 * variance * 1.5 ** 2);
    expect(data.items).toHaveLength(1);
    expect(data.items[0]?.result.safetyStock).toBeCloseTo(safety, 3);
    expect(data.items[0]?.result.reorderPoint).toBeCloseTo(28 * mean * 1.5 + safety, 3);
    expect(data.result).toMatchObject({ serviceLevel: 0.99, orders: 1, stockOuts: 1 });
    expect(data.baseline.serviceLevel).toBe(0.95);
    expect(data.result.orderQuantity).toBeGreaterThan(data.baseline.orderQuantity);
  });

  it('names every key that no item in stock has', async () => {
    // 1 is an older version of item 3.
    const keys = [2, 1, 99, ...Array.from({ length: 10 }, (_, n) => 1000 + n)];
    await expect(evaluate(rows, { ...same, stockItemKeys: keys })).rejects.toMatchObject({
      code: 'invalid_body',
      message: expect.stringMatching(/: 1, 99, 1000, .* and 2 more$/),
      fields: expect.arrayContaining([
        { field: 'stockItemKeys.1', in: 'body', message: expect.stringContaining('1 ') },
        { field: 'stockItemKeys.12', in: 'body', message: expect.stringContaining('1009 ') },
      ]),
    });
  });

  it('tells multipliers that leave the range of numbers from data that do', async () => {
    const lasting = (leadTime: number): TableRows => ({
      ...rows,
      'Dimension.Stock Item': smallDimensions['Dimension.Stock Item'].map((item) => ({
        ...item,
        'Lead Time Days': leadTime,
      })),
    });
    await expect(evaluate(lasting(9_999), { ...same, leadTimeMultiplier: 100 })).rejects.toMatchObject({
      code: 'invalid_body',
      fields: [{ field: 'demandMultiplier' }, { field: 'leadTimeMultiplier' }],
    });
    await expect(evaluate(lasting(999_999), same)).rejects.toThrow(RangeError);
  });

  it('answers over a warehouse without anything', async () => {
    const { data, meta } = await evaluate({}, same);
    expect(data).toMatchObject({ items: [], result: { orders: 0, stockValue: 0 } });
    expect(meta.asOf).toBeNull();
    expect(createScenario.meta.shape.notices.safeParse(meta.notices).success).toBe(true);
    expect(meta.notices).toMatchObject([{ code: 'no_data_in_period' }]);
  });
});

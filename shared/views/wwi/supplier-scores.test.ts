import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supplierScores } from '../../contract/wwi/suppliers.ts';
import { countingContext } from '../testing/context.ts';
import { wwiSupplierScores } from './supplier-scores.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { small, smallDimensions } from './testing/small.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await wwiFixture({
    ...small,
    'Dimension.Supplier': [
      ...smallDimensions['Dimension.Supplier'],
      {
        'Supplier Key': 9,
        'WWI Supplier ID': 9,
        Supplier: 'Nobody asked',
        Category: 'Toys',
        'Valid To': null,
      },
    ],
  });
});
afterAll(() => fixture.close());

describe('wwiSupplierScores', () => {
  it('describes each supplier over its versions, by hand', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await wwiSupplierScores(context, {});
    const of = (name: string) => data.find((row) => row.supplier === name);
    // Lines 1 and 2 of one order: 25 of 30 outers, receipts after 5 and 10 days.
    expect(of('Tailor')).toMatchObject({
      supplierKey: 1,
      category: 'Clothing',
      purchaseOrders: 1,
      fillRatePct: 83.3333,
      finalizedPct: 100,
      leadTimeDays: 7.5,
    });
    // Lines 3 and 4: 10 of 13 outers, one of two finalised, receipts after 10 and 2 days.
    expect(of('Northwind')).toMatchObject({
      supplierKey: 3,
      category: 'Toys',
      purchaseOrders: 2,
      fillRatePct: 76.9231,
      finalizedPct: 50,
      leadTimeDays: 6,
    });
    expect(data.map((row) => row.rank)).toEqual([1, 2]);
    expect(data.every((row) => row.score > 0 && row.score <= 100)).toBe(true);
    const weights = data.map((row) => row.components.reduce((sum, part) => sum + part.weight, 0));
    for (const weight of weights) expect(weight).toBeCloseTo(1, 5);
    expect(meta).toMatchObject({
      asOf: '2016-05-18',
      queries: ['wwi.suppliers.purchases'],
      parameters: { top_n: 10, supplier: null, category: null },
      notices: [
        { code: 'not_computable', message: '1 supplier was never ordered from and cannot be scored.' },
      ],
    });
    expect(context.trips).toHaveLength(1);
    expect(supplierScores.data.safeParse(data).success).toBe(true);
  });

  it('keeps rank and score of a supplier when others are filtered out', async () => {
    const context = countingContext(fixture.warehouse);
    const { data: all } = await wwiSupplierScores(context, {});
    const { data } = await wwiSupplierScores(context, { category: 'toys' });
    expect(data).toEqual(all.filter((row) => row.category === 'Toys'));
    const { data: top, meta } = await wwiSupplierScores(context, { top_n: 1 });
    expect(top).toEqual(all.slice(0, 1));
    expect(meta.parameters).toMatchObject({ top_n: 1 });
    const none = await wwiSupplierScores(context, { supplier: 'nobody asked' });
    expect(none.data).toEqual([]);
    expect(none.meta.notices[0]?.code).toBe('no_data_in_period');
  });

  it('reads a warehouse without purchases', async () => {
    const bare = await wwiFixture(smallDimensions);
    const { data, meta } = await wwiSupplierScores(countingContext(bare.warehouse), {});
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ asOf: null });
    await bare.close();
  });
});

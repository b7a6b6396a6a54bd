import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastDayOfMonthNumber, monthNumber } from '../../analytics/series/months.ts';
import { productDemand } from '../../contract/aw/products.ts';
import { countingContext } from '../testing/context.ts';
import { keyOf } from './date-key.ts';
import { awProductDemand } from './product-demand.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { smallDimensions } from './testing/small.ts';

const first = monthNumber('2012-06-01');

/** Fourteen months to July 2013: the bike grows by one a month over its two versions, the bottle is steady. */
const lines = Array.from({ length: 14 }, (_, month) => {
  const date = keyOf(lastDayOfMonthNumber(first + month));
  const line = (order: string, product: number, units: number, amount: string) => ({
    OrderDateKey: date,
    SalesOrderNumber: `${order}${month}`,
    ProductKey: product,
    CustomerKey: 11,
    SalesTerritoryKey: 1,
    OrderQuantity: units,
    SalesAmount: amount,
    TotalProductCost: '1.0000',
  });
  return [line('BK', month < 8 ? 1 : 2, month + 1, `${100 * (month + 1)}.1000`), line('BO', 3, 5, '25.0000')];
}).flat();

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture({ ...smallDimensions, DimDate: [], FactInternetSales: lines });
});
afterAll(() => fixture.close());

describe('awProductDemand', () => {
  it('puts the versions of a product together under its current row, over twelve whole months', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awProductDemand(context, {});
    expect(context.trips).toEqual(['aw.products.months']);
    expect(productDemand.data.safeParse(data).success).toBe(true);
    expect(meta.period).toMatchObject({ from: '2012-08-01', to: '2013-07-31' });
    const bike = data.find((row) => row.productKey === 2);
    // Months 3 to 14: 102 units, 10,200 + 12 * 0.10; slope 1 on a mean of 8.5.
    expect(bike).toMatchObject({
      name: 'Road bike',
      category: 'Bikes',
      units: 102,
      revenue: 10_201.2,
      abcClass: 'A',
      xyzClass: 'X',
    });
    expect(bike?.trendPctPerMonth).toBeCloseTo(100 / 8.5, 3);
    const bottle = data.find((row) => row.productKey === 3);
    expect(bottle).toMatchObject({
      units: 60,
      revenue: 300,
      trendPctPerMonth: 0,
      abcClass: 'C',
      xyzClass: 'X',
    });
    expect(data.map((row) => row.rank)).toEqual([1, 2]);
  });

  it('filters, cuts the list and says when nothing matches', async () => {
    const accessories = await awProductDemand(countingContext(fixture.warehouse), {
      category: 'accessories',
    });
    expect(accessories.data.map((row) => row.name)).toEqual(['Bottle']);
    const top = await awProductDemand(countingContext(fixture.warehouse), { top_n: 1 });
    expect(top.data).toHaveLength(1);
    const none = await awProductDemand(countingContext(fixture.warehouse), { territory: 'Canada' });
    expect(none.data).toEqual([]);
    expect(none.meta.notices.map((notice) => notice.code)).toContain('no_data_in_period');
  });

  it('leaves units, trend and steadiness null where quantities were not loaded', async () => {
    const bare = await awFixture({
      ...smallDimensions,
      DimDate: [],
      FactInternetSales: lines.map((line) => ({ ...line, OrderQuantity: null })),
    });
    const { data, meta } = await awProductDemand(countingContext(bare.warehouse), {});
    expect(data[0]).toMatchObject({
      productKey: 2,
      units: null,
      trendPctPerMonth: null,
      xyzClass: null,
      revenue: 10_201.2,
    });
    expect(meta.notices.map((notice) => notice.code)).toContain('not_computable');
    await bare.close();
  });

  it('keeps a product that the dimension lacks under its key', async () => {
    const orphan = await awFixture({
      DimDate: [],
      FactInternetSales: lines.map((line) => ({ ...line, ProductKey: 999 })),
    });
    const { data } = await awProductDemand(countingContext(orphan.warehouse), {});
    expect(data).toMatchObject([{ productKey: 999, name: 'Product 999', category: null, units: 162 }]);
    await orphan.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salesBreakdown } from '../../contract/aw/sales.ts';
import { countingContext } from '../testing/context.ts';
import { awSalesBreakdown } from './sales-breakdown.ts';
import { awSalesKpis } from './sales-kpis.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { small, smallDimensions, smallSales } from './testing/small.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture(small);
});
afterAll(() => fixture.close());

const context = () => countingContext(fixture.warehouse, { defaultHistoryDays: 5 });
const whole = { from: '2013-05-01', to: '2013-05-10' } as const;
/** The last five days beside the first five. */
const half = { from: '2013-05-06', to: '2013-05-10' } as const;
type Parts = Awaited<ReturnType<typeof awSalesBreakdown>>['data'];
const revenues = (data: Parts) => data.map(({ name, revenue }) => [name, revenue]);

describe('awSalesBreakdown', () => {
  it.each([
    [
      'territory',
      [
        ['Northwest', 762.6501],
        ['Canada', 145.05],
      ],
    ],
    [
      'category',
      [
        ['Bikes', 860.6],
        ['Accessories', 40.1],
        ['Unknown', 7.0001],
      ],
    ],
    [
      'subcategory',
      [
        ['Road Bikes', 860.6],
        ['Bottles', 40.1],
        ['Unknown', 7.0001],
      ],
    ],
    [
      'product',
      [
        ['Road bike', 860.6],
        ['Bottle', 40.1],
        ['Oddment', 7.0001],
      ],
    ],
    [
      'channel',
      [
        ['reseller', 570.5],
        ['internet', 337.2001],
      ],
    ],
  ] as const)('sums by %s, by hand', async (by, expected) => {
    const { data, meta } = await awSalesBreakdown(context(), { by, ...whole });
    expect(revenues(data)).toEqual(expected);
    expect(salesBreakdown.data.safeParse(data).success).toBe(true);
    expect(meta.total.revenue).toBe(907.7001);
    expect(meta.queries).toEqual([`aw.sales.by-${by}`]);
  });

  it('tells the change and who made it, as the KPIs tell the whole', async () => {
    const { data, meta } = await awSalesBreakdown(context(), { by: 'territory', ...half });
    // Northwest 345.1501 before (100.10 + 5.05 + 240), now 417.5001; Canada 145.05 before, now nothing.
    expect(data).toMatchObject([
      { key: 'Northwest', revenue: 417.5001, previous: 345.15, change: 72.3501, orders: 3 },
      { key: 'Canada', revenue: 0, previous: 145.05, change: -145.05, changePct: -100, orders: 0 },
    ]);
    expect(meta.total).toMatchObject({ revenue: 417.5001, previous: 490.2, change: -72.6999 });
    expect(data[1]?.shareOfChangePct).toBeCloseTo((145.05 / 72.6999) * 100, 3);
    const kpis = await awSalesKpis(context(), half);
    const revenue = kpis.data.find(({ key }) => key === 'total_revenue');
    expect(meta.total).toMatchObject({ previous: revenue?.previous, changePct: revenue?.changePct });
    expect(meta.period).toEqual(kpis.meta.period);
  });

  it('names subcategories with their category and products with their subcategory, drilled by filters', async () => {
    const { data } = await awSalesBreakdown(context(), { by: 'subcategory', ...whole, category: 'bikes' });
    expect(data).toMatchObject([{ name: 'Road Bikes', parent: 'Bikes' }]);
    const products = await awSalesBreakdown(context(), {
      by: 'product',
      ...whole,
      subcategory: 'ROAD BIKES',
    });
    expect(products.data).toMatchObject([{ key: '2', name: 'Road bike', parent: 'Road Bikes' }]);
    expect(products.meta.parameters).toMatchObject({ by: 'product', subcategory: 'ROAD BIKES' });
  });

  it('compares with the same days a year earlier, as the KPIs do', async () => {
    const asked = { from: '2014-05-01', to: '2014-05-04', compare: 'last_year' } as const;
    const { data, meta } = await awSalesBreakdown(context(), { by: 'channel', ...asked });
    expect(meta.period).toMatchObject({ previousFrom: '2013-05-01', previousTo: '2013-05-04' });
    expect(data.map(({ name, previous }) => [name, previous])).toEqual([
      ['internet', 220.2],
      ['reseller', 270],
    ]);
    const kpis = await awSalesKpis(context(), asked);
    expect(kpis.meta.period).toEqual(meta.period);
    expect(kpis.data.find(({ key }) => key === 'total_revenue')).toMatchObject({ value: 0, previous: 490.2 });
  });

  it('cuts the list after ranking all, and takes one trip once the coverage is known', async () => {
    const counting = context();
    const first = await awSalesBreakdown(counting, { by: 'category', top_n: 1 });
    expect(first.data).toHaveLength(1);
    expect(first.meta.totalRows).toBeGreaterThan(1);
    const before = counting.trips.length;
    await awSalesBreakdown(counting, { by: 'channel' });
    expect(counting.trips.length - before).toBe(1);
  });

  it('does not sum what was not loaded, and says why', async () => {
    const internet = smallSales.FactInternetSales ?? [];
    const bare = await awFixture({
      ...smallDimensions,
      FactInternetSales: internet.map((row, index) => (index === 0 ? { ...row, SalesAmount: null } : row)),
    });
    const { data, meta } = await awSalesBreakdown(countingContext(bare.warehouse), {
      by: 'territory',
      ...whole,
    });
    expect(data.at(-1)).toMatchObject({ name: 'Northwest', revenue: null });
    expect(data.at(-1)?.reason).toContain('1 of 4 sales lines');
    expect(meta.total.revenue).toBeNull();
    await bare.close();
  });

  it('is empty, with a notice, from an empty warehouse and for a filter that cannot work', async () => {
    const empty = await awFixture({});
    const { data, meta } = await awSalesBreakdown(countingContext(empty.warehouse), { by: 'product' });
    expect(data).toEqual([]);
    expect(meta.notices.map(({ code }) => code)).toContain('no_data_in_period');
    await empty.close();
  });
});

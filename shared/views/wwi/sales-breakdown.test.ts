import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salesBreakdown } from '../../contract/wwi/sales.ts';
import { countingContext } from '../testing/context.ts';
import { wwiSalesBreakdown } from './sales-breakdown.ts';
import { wwiSalesKpis } from './sales-kpis.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { small, smallDimensions } from './testing/small.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await wwiFixture(small);
});
afterAll(() => fixture.close());

const context = () => countingContext(fixture.warehouse, { defaultHistoryDays: 5 });
const whole = { from: '2016-05-10', to: '2016-05-20' } as const;
/** The second week beside the first. */
const week = { from: '2016-05-16', to: '2016-05-20' } as const;
type Parts = Awaited<ReturnType<typeof wwiSalesBreakdown>>['data'];
const revenues = (data: Parts) => data.map(({ name, revenue }) => [name, revenue]);

describe('wwiSalesBreakdown', () => {
  it.each([
    [
      'supplier',
      [
        ['Northwind', 412.36],
        ['Tailor', 80],
        ['Unknown', 30],
      ],
    ],
    [
      'category',
      [
        ['Toys', 412.36],
        ['Clothing', 80],
        ['Unknown', 30],
      ],
    ],
    [
      'item',
      [
        ['Mug', 412.36],
        ['Ink', 80],
        ['Žluťoučký kůň', 30],
      ],
    ],
  ] as const)('sums by %s, by hand', async (by, expected) => {
    const { data, meta } = await wwiSalesBreakdown(context(), { by, ...whole });
    expect(revenues(data)).toEqual(expected);
    expect(salesBreakdown.data.safeParse(data).success).toBe(true);
    expect(meta.total.revenue).toBe(522.36);
    expect(meta.queries).toEqual([`wwi.sales.by-${by}`]);
  });

  it('tells the change and who made it, as the KPIs tell the whole', async () => {
    const { data, meta } = await wwiSalesBreakdown(context(), { by: 'supplier', ...week });
    const kpis = await wwiSalesKpis(context(), week);
    const revenue = kpis.data.find(({ key }) => key === 'total_revenue');
    expect(meta.total).toMatchObject({ revenue: revenue?.value, previous: revenue?.previous });
    expect(meta.period).toEqual(kpis.meta.period);
    // Days before Monday 16: 11 to 15 May. Northwind sold 60.05 then, Tailor 40.
    expect(data.map(({ name, previous }) => [name, previous])).toEqual([
      ['Northwind', 60.05],
      ['Unknown', 0],
      ['Tailor', 40],
    ]);
    const shares = data.reduce((sum, { shareOfChangePct }) => sum + (shareOfChangePct ?? 0), 0);
    expect(shares).toBeCloseTo(100, 3);
  });

  it('follows the filters, cuts to the first and asks once when the coverage is known', async () => {
    const counting = context();
    await wwiSalesBreakdown(counting, { by: 'item', ...whole });
    const before = counting.trips.length;
    const { data, meta } = await wwiSalesBreakdown(counting, { by: 'item', supplier: 'tailor', top_n: 1 });
    expect(data.map(({ name, parent }) => [name, parent])).toEqual([['Ink', 'Tailor']]);
    expect(meta.parameters).toMatchObject({ by: 'item', top_n: 1, supplier: 'tailor', compare: 'previous' });
    expect(counting.trips).toHaveLength(before + 1);
    const none = await wwiSalesBreakdown(context(), { by: 'item', category: 'nothing', ...whole });
    expect(none.data).toEqual([]);
    expect(none.meta.notices[0]?.code).toBe('no_data_in_period');
  });

  it('reads a warehouse without sales', async () => {
    const bare = await wwiFixture(smallDimensions);
    const { data, meta } = await wwiSalesBreakdown(countingContext(bare.warehouse), { by: 'supplier' });
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ asOf: null, totalRows: 0 });
    await bare.close();
  });
});

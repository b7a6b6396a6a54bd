import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salesKpis } from '../../contract/aw/sales.ts';
import type { Kpi } from '../../contract/envelope.ts';
import { say } from '../../words/say.ts';
import { type CountingContext, countingContext } from '../testing/context.ts';
import { awSalesKpis } from './sales-kpis.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { small, smallDimensions, smallSales } from './testing/small.ts';

let fixture: Fixture;
let context: CountingContext;

beforeAll(async () => {
  fixture = await awFixture(small);
});
afterAll(() => fixture.close());

function fresh() {
  context = countingContext(fixture.warehouse, { defaultHistoryDays: 5 });
  return context;
}

function values(data: readonly Kpi[], field: 'value' | 'previous' = 'value') {
  return Object.fromEntries(data.map((kpi) => [kpi.key, kpi[field]]));
}

describe('awSalesKpis', () => {
  it('sums a whole range by hand', async () => {
    const { data, meta } = await awSalesKpis(fresh(), { from: '2013-05-01', to: '2013-05-10' });
    expect(values(data)).toMatchObject({
      total_revenue: 907.7001,
      internet_revenue: 337.2001,
      reseller_revenue: 570.5,
      order_count: 8,
      customer_count: 5,
      average_order_value: 113.4625,
      gross_margin_pct: 16.6024,
      units_sold: 25,
      internet_customers: 3,
      reseller_customers: 2,
    });
    expect(meta).toMatchObject({
      asOf: '2013-05-10',
      period: {
        from: '2013-05-01',
        to: '2013-05-10',
        days: 10,
        previousFrom: '2013-04-21',
        previousTo: '2013-04-30',
      },
      parameters: { from: '2013-05-01', to: '2013-05-10', territory: null, category: null, channel: null },
    });
    expect(context.trips).toEqual(['aw.sales.period']);
    expect(salesKpis.data.safeParse(data).success).toBe(true);
  });

  it('ends the default period where the first channel is complete, and finds it in one trip the second time', async () => {
    const { data, meta } = await awSalesKpis(fresh(), {});
    expect(context.trips).toHaveLength(2);
    // The reseller channel ends on the 8th: 4th to 8th beside 29 April to 3 May.
    expect(meta.period).toEqual({
      from: '2013-05-04',
      to: '2013-05-08',
      days: 5,
      previousFrom: '2013-04-29',
      previousTo: '2013-05-03',
    });
    expect(meta.notices.map((notice) => notice.code)).toEqual(['period_ends_early', 'before_data']);
    expect(values(data)).toMatchObject({ total_revenue: 417.5001, order_count: 3 });
    expect(values(data, 'previous')).toMatchObject({
      total_revenue: 380.2,
      order_count: 4,
      customer_count: 4,
    });
    const again = await awSalesKpis(context, { territory: 'canada' });
    expect(context.trips).toHaveLength(3);
    expect(values(again.data)).toMatchObject({ total_revenue: 110, order_count: 1 });
  });

  it('asks again when the coverage that it remembers no longer holds', async () => {
    await awSalesKpis(fresh(), {});
    await awSalesKpis(context, { channel: 'internet' });
    // Another channel, another end: the remembered coverage tells it without a further trip.
    expect(context.trips).toHaveLength(3);
  });

  it.each([
    [{ territory: 'NORTHWEST' }, { total_revenue: 762.6501, order_count: 5, customer_count: 4 }],
    [{ category: 'bikes' }, { total_revenue: 860.6, order_count: 5, units_sold: 12 }],
    [{ category: 'Accessories' }, { total_revenue: 40.1, order_count: 3 }],
    [{ channel: 'internet' as const }, { total_revenue: 337.2001, reseller_revenue: 0, order_count: 5 }],
    [
      { channel: 'reseller' as const, territory: 'Canada' },
      { total_revenue: 30, internet_revenue: 0, order_count: 1 },
    ],
  ])('filters by %o', async (filters, expected) => {
    const { data } = await awSalesKpis(fresh(), { from: '2013-05-01', to: '2013-05-10', ...filters });
    expect(values(data)).toMatchObject(expected);
  });

  it('answers zeros that say so for a filter that matches nothing and for days outside the data', async () => {
    const unknown = await awSalesKpis(fresh(), {
      from: '2013-05-01',
      to: '2013-05-10',
      territory: 'Atlantis',
    });
    expect(values(unknown.data)).toMatchObject({
      total_revenue: 0,
      order_count: 0,
      average_order_value: null,
    });
    expect(unknown.meta.notices.map((notice) => notice.code)).toEqual(['no_data_in_period']);
    const outside = await awSalesKpis(fresh(), { from: '1999-01-01', to: '1999-01-31' });
    expect(values(outside.data)).toMatchObject({ total_revenue: 0, customer_count: 0 });
    expect(outside.meta.notices[0]?.message).toContain('outside the data');
  });

  it('refuses a period before the calendar of the warehouse', async () => {
    await expect(awSalesKpis(fresh(), { from: '0001-01-01', to: '0001-01-02' })).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
  });
});

describe('awSalesKpis without all columns', () => {
  it('says why the margin, the units and a territory are unknown', async () => {
    const internet = smallSales.FactInternetSales ?? [];
    const bare = await awFixture({
      ...smallDimensions,
      FactInternetSales: internet.map((row) => ({
        ...row,
        TotalProductCost: null,
        OrderQuantity: null,
        SalesTerritoryKey: null,
      })),
    });
    const counting = countingContext(bare.warehouse);
    const range = { from: '2013-05-01', to: '2013-05-10' };
    const { data, meta } = await awSalesKpis(counting, range);
    expect(values(data)).toMatchObject({
      internet_revenue: 337.2001,
      reseller_revenue: 0,
      gross_margin_pct: null,
      units_sold: null,
    });
    expect(data.find((kpi) => kpi.key === 'gross_margin_pct')?.reason).toContain('was not loaded');
    expect(meta.notices).toContainEqual({
      code: 'channel_without_data',
      message: 'No reseller sales are loaded.',
      said: [say('no_channel_sales_loaded', { channel: 'reseller' })],
    });
    const filtered = await awSalesKpis(counting, { ...range, territory: 'Canada' });
    expect(filtered.data.every((kpi) => kpi.value === null && kpi.reason?.includes('territory'))).toBe(true);
    await bare.close();
  });

  it('answers zeros from an empty warehouse in one trip', async () => {
    const empty = await awFixture({});
    const counting = countingContext(empty.warehouse);
    const { data, meta } = await awSalesKpis(counting, {});
    expect(values(data)).toMatchObject({ total_revenue: 0, order_count: 0 });
    expect(meta.asOf).toBeNull();
    expect(meta.period).toBeUndefined();
    expect(counting.trips).toHaveLength(1);
    await empty.close();
  });
});

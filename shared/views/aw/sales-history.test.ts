import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, diffDays } from '../../analytics/series/calendar.ts';
import { salesHistory } from '../../contract/aw/sales.ts';
import { historyPeriod, mostDays } from '../history-period.ts';
import { countingContext } from '../testing/context.ts';
import { awSalesHistory } from './sales-history.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { small, smallDimensions, smallSales } from './testing/small.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture(small);
});
afterAll(() => fixture.close());

const codes = (meta: { notices: readonly { code: string }[] }) => meta.notices.map((notice) => notice.code);

describe('awSalesHistory', () => {
  it('answers one row a day up to the newest fact date, zeros included, in one trip', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awSalesHistory(context, { days_back: 12 });
    expect(context.trips).toEqual(['aw.sales.daily']);
    expect(salesHistory.data.safeParse(data).success).toBe(true);
    expect(data.map((day) => day.date)).toEqual(
      Array.from({ length: 12 }, (_, index) => addDays('2013-04-29', index)),
    );
    expect(data[0]).toEqual({
      date: '2013-04-29',
      revenue: 0,
      internetRevenue: 0,
      resellerRevenue: 0,
      grossProfit: 0,
      orders: 0,
      internetOrders: 0,
      resellerOrders: 0,
      units: 0,
      beforeData: true,
    });
    expect(data[2]).toEqual({
      date: '2013-05-01',
      revenue: 105.15,
      internetRevenue: 105.15,
      resellerRevenue: 0,
      grossProfit: 43.15,
      orders: 1,
      internetOrders: 1,
      resellerOrders: 0,
      units: 2,
    });
    expect(data[3]).toMatchObject({
      revenue: 275.05,
      internetRevenue: 5.05,
      resellerRevenue: 270,
      orders: 3,
      internetOrders: 1,
      resellerOrders: 2,
    });
    // The reseller channel ends on the 8th.
    expect(data.filter((day) => day.incomplete).map((day) => day.date)).toEqual(['2013-05-09', '2013-05-10']);
    expect(meta.asOf).toBe('2013-05-10');
    expect(meta.channels).toEqual([
      { channel: 'internet', asOf: '2013-05-10', completeThrough: '2013-05-10', tail: null },
      { channel: 'reseller', asOf: '2013-05-08', completeThrough: '2013-05-08', tail: null },
    ]);
    expect(codes(meta)).toEqual(['before_data']);
  });

  it('counts an order once on its day for a category filter', async () => {
    const { data } = await awSalesHistory(countingContext(fixture.warehouse), {
      from: '2013-05-01',
      to: '2013-05-02',
      category: 'Accessories',
    });
    expect(data.map(({ revenue, orders, units }) => ({ revenue, orders, units }))).toEqual([
      { revenue: 5.05, orders: 1, units: 1 },
      { revenue: 35.05, orders: 2, units: 11 },
    ]);
  });

  it('ends at the channel asked for', async () => {
    const { data, meta } = await awSalesHistory(countingContext(fixture.warehouse), {
      days_back: 1,
      channel: 'reseller',
    });
    expect(data).toEqual([
      {
        date: '2013-05-08',
        revenue: 300.5,
        internetRevenue: 0,
        resellerRevenue: 300.5,
        grossProfit: 0.5,
        orders: 1,
        internetOrders: 0,
        resellerOrders: 1,
        units: 5,
      },
    ]);
    expect(meta.asOf).toBe('2013-05-08');
  });

  it('answers zeros that say so outside the data and for filters that match nothing', async () => {
    const after = await awSalesHistory(countingContext(fixture.warehouse), {
      from: '2013-05-10',
      to: '2013-05-12',
    });
    expect(after.data.map((day) => day.revenue)).toEqual([110, 0, 0]);
    expect(codes(after.meta)).toEqual(['no_data_in_period']);
    const late = await awSalesHistory(countingContext(fixture.warehouse), {
      from: '2014-05-10',
      to: '2014-05-12',
    });
    expect(codes(late.meta)).toEqual(['no_data_in_period']);
    const none = await awSalesHistory(countingContext(fixture.warehouse), {
      days_back: 5,
      territory: 'Atlantis',
    });
    expect(none.data.every((day) => day.revenue === 0 && day.orders === 0)).toBe(true);
    expect(codes(none.meta)).toEqual(['no_data_in_period']);
    const before = await awSalesHistory(countingContext(fixture.warehouse), {
      from: '1990-01-01',
      to: '1990-01-02',
    });
    expect(before.data.map((day) => day.beforeData)).toEqual([true, true]);
  });

  it('leaves units null on days whose quantity was not loaded', async () => {
    const bare = await awFixture({
      ...smallDimensions,
      FactInternetSales: (smallSales.FactInternetSales ?? []).map((row) => ({ ...row, OrderQuantity: null })),
    });
    const { data, meta } = await awSalesHistory(countingContext(bare.warehouse), { days_back: 2 });
    expect(data.map((day) => day.units)).toEqual([0, null]);
    expect(codes(meta)).toEqual(['channel_without_data', 'not_computable']);
    await bare.close();
  });

  it('leaves out a sale on a day that the calendar does not have, and keeps all without a calendar', async () => {
    const stray = { ...(smallSales.FactInternetSales?.[0] ?? {}), OrderDateKey: 20990101 };
    const facts = [...(smallSales.FactInternetSales ?? []), stray];
    const strict = await awFixture({ ...small, FactInternetSales: facts });
    expect((await awSalesHistory(countingContext(strict.warehouse), { days_back: 1 })).meta.asOf).toBe(
      '2013-05-10',
    );
    await strict.close();
    const free = await awFixture({ ...small, DimDate: [], FactInternetSales: facts });
    expect((await awSalesHistory(countingContext(free.warehouse), { days_back: 1 })).meta.asOf).toBe(
      '2099-01-01',
    );
    await free.close();
  });

  it('answers no rows from an empty warehouse', async () => {
    const empty = await awFixture({});
    const { data, meta } = await awSalesHistory(countingContext(empty.warehouse), {});
    expect(data).toEqual([]);
    expect(meta.asOf).toBeNull();
    await empty.close();
  });
});

describe('historyPeriod', () => {
  const data = { first: '2010-12-29', last: '2014-01-28' };

  it('cuts a range that is too long to the data', () => {
    expect(historyPeriod({ from: '1900-01-01', to: '2100-01-01', defaultDays: 365, data })).toEqual({
      period: { from: '2010-12-29', to: '2014-01-28' },
      truncated: true,
    });
  });

  it('cuts a range that is too long and touches no data to its newest days', () => {
    const place = historyPeriod({ from: '1900-01-01', to: '1950-01-01', defaultDays: 365, data });
    expect(place?.period.to).toBe('1950-01-01');
    expect(diffDays(place?.period.from ?? '', '1950-01-01') + 1).toBe(mostDays);
  });

  it('takes a lone from up to the newest day and a lone to back by the default', () => {
    expect(historyPeriod({ from: '2014-01-01', defaultDays: 365, data })?.period).toEqual({
      from: '2014-01-01',
      to: '2014-01-28',
    });
    expect(historyPeriod({ from: '2020-01-01', defaultDays: 365, data })?.period).toEqual({
      from: '2020-01-01',
      to: '2020-01-01',
    });
    expect(historyPeriod({ to: '2013-12-31', defaultDays: 2, data })?.period).toEqual({
      from: '2013-12-30',
      to: '2013-12-31',
    });
  });
});

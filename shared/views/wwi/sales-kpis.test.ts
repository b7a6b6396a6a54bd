import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kpi } from '../../contract/envelope.ts';
import { salesKpis } from '../../contract/wwi/sales.ts';
import { type CountingContext, countingContext } from '../testing/context.ts';
import { wwiCoverageMemory } from './coverage.ts';
import { wwiSalesKpis } from './sales-kpis.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { dates, purchase, sale, small, smallDimensions } from './testing/small.ts';

let fixture: Fixture;
let context: CountingContext;

beforeAll(async () => {
  fixture = await wwiFixture(small);
});
afterAll(() => fixture.close());

function fresh(days = 5) {
  context = countingContext(fixture.warehouse, { defaultHistoryDays: days });
  return context;
}

function values(data: readonly Kpi[], field: 'value' | 'previous' = 'value') {
  return Object.fromEntries(data.map((kpi) => [kpi.key, kpi[field]]));
}

function codes(meta: { notices: readonly { code: string }[] }) {
  return meta.notices.map((notice) => notice.code);
}

describe('wwiSalesKpis', () => {
  it('sums a whole range by hand, without tax', async () => {
    const { data, meta } = await wwiSalesKpis(fresh(), { from: '2016-05-10', to: '2016-05-20' });
    expect(values(data)).toEqual({
      total_revenue: 522.36,
      profit: 151.95,
      profit_margin_pct: 29.0891,
      invoice_count: 6,
      customer_count: 2,
      average_invoice_value: 87.06,
      units_sold: 43,
    });
    expect(meta).toMatchObject({
      asOf: '2016-05-20',
      queries: ['wwi.sales.period'],
      period: { from: '2016-05-10', to: '2016-05-20', days: 11, previousTo: '2016-05-09' },
      parameters: { from: '2016-05-10', to: '2016-05-20', supplier: null, category: null },
    });
    expect(codes(meta)).toEqual(['unknown_members']);
    expect(meta.notices[0]?.message).toMatch(/^2 of 8 invoice lines/);
    expect(context.trips).toHaveLength(1);
    expect(salesKpis.data.safeParse(data).success).toBe(true);
  });

  it('finds the default period in one trip although nothing is known yet', async () => {
    wwiCoverageMemory.delete(fixture.warehouse);
    const { data, meta } = await wwiSalesKpis(fresh(), {});
    expect(context.trips).toHaveLength(1);
    expect(meta.period).toEqual({
      from: '2016-05-16',
      to: '2016-05-20',
      days: 5,
      previousFrom: '2016-05-11',
      previousTo: '2016-05-15',
    });
    expect(values(data)).toMatchObject({ total_revenue: 302.21, invoice_count: 3, customer_count: 1 });
    expect(values(data, 'previous')).toMatchObject({ total_revenue: 100.05, customer_count: 2 });
    const again = await wwiSalesKpis(context, {});
    expect(context.trips).toHaveLength(2);
    expect(again.data).toEqual(data);
  });

  it('takes a period that begins before the calendar in one trip too', async () => {
    wwiCoverageMemory.delete(fixture.warehouse);
    const { data, meta } = await wwiSalesKpis(fresh(300), {});
    expect(context.trips).toHaveLength(1);
    expect(meta.period).toMatchObject({ from: '2015-07-26', to: '2016-05-20', previousFrom: '2014-09-29' });
    expect(codes(meta)).toContain('before_data');
    expect(values(data)).toMatchObject({ total_revenue: 522.36 });
    expect(values(data, 'previous')).toMatchObject({ total_revenue: 0 });
  });

  it('asks again where gaps of the calendar make it miscount the days', async () => {
    const gap = small['Dimension.Date'].filter((row) => row.Date !== '2016-05-15');
    const gappy = await wwiFixture({ ...small, 'Dimension.Date': gap });
    const own = countingContext(gappy.warehouse, { defaultHistoryDays: 6 });
    const { data, meta } = await wwiSalesKpis(own, {});
    expect(own.trips).toHaveLength(2);
    expect(meta.period).toMatchObject({ from: '2016-05-15', to: '2016-05-20' });
    expect(values(data)).toMatchObject({ total_revenue: 302.21 });
    await gappy.close();
  });

  it.each([
    [{ supplier: 'NORTHWIND' }, { total_revenue: 412.36, customer_count: 1, units_sold: 36 }],
    [{ supplier: 'tailor' }, { total_revenue: 80, invoice_count: 3, profit: 20 }],
    [{ category: 'toys' }, { total_revenue: 412.36 }],
    [{ supplier: 'Northwind', category: 'Clothing' }, { total_revenue: 0 }],
  ])('filters by the supplier of the newest purchase: %o', async (filters, expected) => {
    const range = { from: '2016-05-10', to: '2016-05-20' };
    const { data, meta } = await wwiSalesKpis(fresh(), { ...range, ...filters });
    expect(values(data)).toMatchObject(expected);
    expect(meta.parameters).toMatchObject(filters);
    expect(codes(meta).includes('no_data_in_period')).toBe(expected.total_revenue === 0);
  });

  it('answers zeros outside the data and says so', async () => {
    const { data, meta } = await wwiSalesKpis(fresh(), { from: '2030-01-01', to: '2030-01-31' });
    expect(values(data)).toMatchObject({ total_revenue: 0, invoice_count: 0, average_invoice_value: null });
    expect(data.find((kpi) => kpi.key === 'profit_margin_pct')?.reason).toMatch(/No revenue/);
    expect(meta.notices).toMatchObject([
      { code: 'no_data_in_period', message: expect.stringMatching(/2016-05-10 to 2016-05-20/) },
    ]);
  });

  it('reads an empty warehouse', async () => {
    const empty = await wwiFixture({ 'Dimension.Date': dates('2016-01-01', '2016-01-31') });
    const own = countingContext(empty.warehouse);
    const { data, meta } = await wwiSalesKpis(own, {});
    expect(values(data)).toMatchObject({ total_revenue: 0, customer_count: 0 });
    expect(meta).toMatchObject({ asOf: null, notices: [{ code: 'no_data_in_period' }] });
    expect(own.trips).toHaveLength(1);
    const { meta: later } = await wwiSalesKpis(own, { from: '2016-01-05' });
    expect(later.period).toMatchObject({ from: '2016-01-05', to: '2016-01-05' });
    await empty.close();
  });

  it('ends the default period before a tail that was cut off', async () => {
    const days = dates('2016-01-01', '2016-05-31').map((row) => String(row.Date));
    const sales = days.map((day, index) =>
      sale(day, index, 1 + (index % 3), 1, 1, day > '2016-05-21' ? '1.00' : '100.00', '0.50'),
    );
    const more = days
      .filter((day) => day <= '2016-05-21')
      .map((day, index) => sale(day, 1000 + index, 3, 2, 1, '10.00', '1.00'));
    const cut = await wwiFixture({ ...smallDimensions, 'Fact.Sale': [...sales, ...more] });
    const own = countingContext(cut.warehouse, { defaultHistoryDays: 7 });
    const { data, meta } = await wwiSalesKpis(own, {});
    expect(meta.period).toMatchObject({ from: '2016-05-15', to: '2016-05-21' });
    expect(values(data)).toMatchObject({ total_revenue: 770, invoice_count: 14 });
    expect(codes(meta)).toEqual(['incomplete_tail']);
    expect(meta.channels).toMatchObject([{ asOf: '2016-05-31', completeThrough: '2016-05-21' }]);
    expect(own.trips).toHaveLength(2);
    await wwiSalesKpis(own, {});
    expect(own.trips).toHaveLength(3);
    await cut.close();
  });

  it('counts a line once although its keys come twice in a dimension', async () => {
    const doubled = await wwiFixture({
      ...small,
      'Dimension.Stock Item': [...small['Dimension.Stock Item'], ...small['Dimension.Stock Item']],
      'Dimension.Customer': [...small['Dimension.Customer'], ...small['Dimension.Customer']],
      'Dimension.Supplier': [...small['Dimension.Supplier'], ...small['Dimension.Supplier']],
      'Dimension.Date': [...small['Dimension.Date'], ...small['Dimension.Date']],
      'Fact.Purchase': [
        ...small['Fact.Purchase'],
        purchase({
          key: 3,
          date: '2016-05-02',
          supplier: 2,
          item: 1,
          order: 2,
          ordered: 8,
          received: 8,
          finalized: true,
        }),
      ],
    });
    const { data } = await wwiSalesKpis(countingContext(doubled.warehouse), {
      from: '2016-05-10',
      to: '2016-05-20',
      supplier: 'Northwind',
    });
    expect(values(data)).toMatchObject({ total_revenue: 412.36, customer_count: 1, units_sold: 36 });
    await doubled.close();
  });

  it('passes the cancellation on', async () => {
    const signal = AbortSignal.abort(new DOMException('gone', 'AbortError'));
    await expect(wwiSalesKpis({ ...fresh(), signal }, {})).rejects.toThrow();
  });
});

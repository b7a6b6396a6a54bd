import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salesHistory } from '../../contract/wwi/sales.ts';
import { type CountingContext, countingContext } from '../testing/context.ts';
import { wwiSalesHistory } from './sales-history.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { dates, small } from './testing/small.ts';

let fixture: Fixture;
let context: CountingContext;

beforeAll(async () => {
  fixture = await wwiFixture(small);
  context = countingContext(fixture.warehouse, { defaultHistoryDays: 5 });
});
afterAll(() => fixture.close());

const empty = { revenue: 0, profit: 0, invoices: 0, units: 0 };

describe('wwiSalesHistory', () => {
  it('answers every day up to the newest invoice date, by default and by days_back', async () => {
    const { data, meta } = await wwiSalesHistory(context, {});
    expect(data).toEqual([
      { date: '2016-05-16', revenue: 240.2, profit: 80, invoices: 1, units: 20 },
      { date: '2016-05-17', revenue: 50, profit: 17, invoices: 1, units: 4 },
      { date: '2016-05-18', ...empty },
      { date: '2016-05-19', ...empty },
      { date: '2016-05-20', revenue: 12.01, profit: 4, invoices: 1, units: 1 },
    ]);
    expect(meta).toMatchObject({
      asOf: '2016-05-20',
      queries: ['wwi.sales.daily'],
      parameters: { days_back: 5, from: '2016-05-16', to: '2016-05-20', supplier: null, category: null },
      notices: [],
      channels: [{ channel: 'sales', asOf: '2016-05-20', completeThrough: '2016-05-20', tail: null }],
    });
    const { data: one } = await wwiSalesHistory(context, { days_back: 1 });
    expect(one).toEqual(data.slice(-1));
    expect(context.trips).toEqual(['wwi.sales.daily', 'wwi.sales.daily']);
    expect(salesHistory.data.safeParse(data).success).toBe(true);
  });

  it('marks the days before and after the data', async () => {
    const { data, meta } = await wwiSalesHistory(context, { from: '2016-05-09', to: '2016-05-21' });
    expect(data[0]).toEqual({ date: '2016-05-09', ...empty, beforeData: true });
    expect(data[1]).toEqual({ date: '2016-05-10', revenue: 120.1, profit: 45.05, invoices: 1, units: 11 });
    expect(data.at(-1)).toEqual({ date: '2016-05-21', ...empty, incomplete: true });
    expect(meta.notices.map((notice) => notice.code)).toEqual(['before_data', 'no_data_in_period']);
  });

  it('filters by supplier and by the category of its newest version', async () => {
    const range = { from: '2016-05-10', to: '2016-05-20' };
    const { data } = await wwiSalesHistory(context, { ...range, supplier: 'northwind' });
    expect(data.filter((day) => day.invoices > 0)).toEqual([
      { date: '2016-05-10', revenue: 100.1, profit: 40.05, invoices: 1, units: 10 },
      { date: '2016-05-14', revenue: 60.05, profit: -4.1, invoices: 1, units: 5 },
      { date: '2016-05-16', revenue: 240.2, profit: 80, invoices: 1, units: 20 },
      { date: '2016-05-20', revenue: 12.01, profit: 4, invoices: 1, units: 1 },
    ]);
    const old = await wwiSalesHistory(context, { ...range, category: 'Novelty' });
    expect(old.data.every((day) => day.revenue === 0)).toBe(true);
    expect(old.meta.notices).toMatchObject([{ code: 'no_data_in_period' }]);
    expect(old.meta.asOf).toBe('2016-05-20');
  });

  it('cuts a range of centuries to the data and says so', async () => {
    const { data, meta } = await wwiSalesHistory(context, { from: '1800-01-01', to: '9999-12-31' });
    expect(data).toHaveLength(11);
    expect(meta.notices.map((notice) => notice.code)).toEqual(['truncated']);
  });

  it('answers no days where there are no data to place them by', async () => {
    const bare = await wwiFixture({ 'Dimension.Date': dates('2016-01-01', '2016-01-31') });
    const own = countingContext(bare.warehouse);
    const { data, meta } = await wwiSalesHistory(own, {});
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ asOf: null, notices: [{ code: 'no_data_in_period' }] });
    const range = await wwiSalesHistory(own, { from: '2016-01-01', to: '2016-01-02' });
    expect(range.data).toEqual([
      { date: '2016-01-01', ...empty, beforeData: true },
      { date: '2016-01-02', ...empty, beforeData: true },
    ]);
    await bare.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../analytics/series/calendar.ts';
import { salesForecast } from '../../contract/aw/sales.ts';
import { countingContext } from '../testing/context.ts';
import { awSalesForecast } from './sales-forecast.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { smallDimensions } from './testing/small.ts';

/** Internet: 100 a day and 50 more on Mondays, all of 2012. Reseller: 10,000 at each month's end to November. */
const sales = [
  `INSERT INTO dbo."FactInternetSales" ("OrderDateKey", "SalesOrderNumber", "ProductKey", "SalesTerritoryKey", "SalesAmount")
   SELECT CAST(strftime(d, '%Y%m%d') AS INTEGER), 'S' || strftime(d, '%j'), 2, 1, CASE WHEN isodow(d) = 1 THEN 150 ELSE 100 END
   FROM (SELECT CAST(unnest(range(TIMESTAMP '2012-01-01', TIMESTAMP '2013-01-01', INTERVAL 1 DAY)) AS DATE) AS d)`,
  `INSERT INTO dbo."FactResellerSales" ("OrderDateKey", "SalesOrderNumber", "ProductKey", "SalesTerritoryKey", "SalesAmount")
   SELECT CAST(strftime(last_day(d), '%Y%m%d') AS INTEGER), 'R' || strftime(d, '%m'), 3, 2, 10000
   FROM (SELECT CAST(unnest(range(TIMESTAMP '2011-06-01', TIMESTAMP '2012-12-01', INTERVAL 1 MONTH)) AS DATE) AS d)`,
];

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture({ ...smallDimensions, DimDate: [] }, sales);
});
afterAll(() => fixture.close());

const sum = (data: readonly { value: number }[]) => data.reduce((total, point) => total + point.value, 0);
const codes = (meta: { notices: readonly { code: string }[] }) => meta.notices.map((notice) => notice.code);

describe('awSalesForecast', () => {
  it('adds up each channel’s own forecast from the day after the newest complete day, in one trip', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awSalesForecast(context, { horizon_days: 59 });
    expect(context.trips).toEqual(['aw.sales.daily']);
    expect(salesForecast.data.safeParse(data).success).toBe(true);
    expect(
      salesForecast.meta.safeParse({ ...meta, generatedAt: '2026-01-01T00:00:00Z', traceId: '', auditId: '' })
        .success,
    ).toBe(true);
    expect(data.map((point) => point.date)).toEqual(
      Array.from({ length: 59 }, (_, day) => addDays('2013-01-01', day)),
    );
    for (const point of data) {
      const batch = point.date === '2013-01-31' || point.date === '2013-02-28' ? 10_000 : 0;
      expect(point.value).toBeCloseTo((weekday(point.date) === 1 ? 150 : 100) + batch, 0);
      expect(point.lower).toBeLessThanOrEqual(point.value);
      expect(point.upper).toBeGreaterThanOrEqual(point.value);
      expect(point.lower).toBeGreaterThanOrEqual(0);
    }
    expect(meta.components.map(({ channel, trainedThrough }) => [channel, trainedThrough])).toEqual([
      ['internet', '2012-12-31'],
      ['reseller', '2012-11-30'],
    ]);
    expect(meta.trainedThrough).toBe('2012-12-31');
    expect(meta.parameters).toMatchObject({ horizon_days: 59, model: 'auto' });
  });

  it('sums weeks that end on any day, months, years and the whole, with narrower intervals than days added up', async () => {
    const { data, meta } = await awSalesForecast(countingContext(fixture.warehouse), {
      horizon_days: 59,
      model: 'linear',
    });
    const of = (grain: string) => meta.aggregates.filter((sum) => sum.grain === grain);
    expect(of('week').map(({ to }) => to)).toEqual(data.map(({ date }) => date));
    expect(of('week')[9]).toMatchObject({ from: '2013-01-04', to: '2013-01-10' });
    expect(of('week')[2]).toMatchObject({ from: '2013-01-01', to: '2013-01-03' });
    expect([...of('month'), ...of('year'), ...of('horizon')].map(({ from, to }) => [from, to])).toEqual([
      ['2013-01-01', '2013-01-31'],
      ['2013-02-01', '2013-02-28'],
      ['2013-01-01', '2013-02-28'],
      ['2013-01-01', '2013-02-28'],
    ]);
    for (const { from, to, value, lower, upper } of meta.aggregates) {
      const days = data.filter(({ date }) => date >= from && date <= to);
      const added = days.reduce((total, point) => total + point.upper, 0);
      expect(value).toBeCloseTo(sum(days), 2);
      expect(lower <= value && value <= upper).toBe(true);
      if (days.length >= 28) expect(upper - value).toBeLessThan(0.7 * (added - value));
    }
  });

  it('takes the horizon from the settings and the model as asked', async () => {
    const { data, meta } = await awSalesForecast(countingContext(fixture.warehouse), {
      model: 'linear',
      channel: 'internet',
    });
    expect(data).toHaveLength(30);
    expect(meta.model).toBe('linear');
    expect(meta.backtest.filter((row) => row.chosen).map((row) => row.model)).toEqual(['linear']);
    expect(sum(data) / 30).toBeCloseTo(750 / 7, -1);
  });

  it('reaches a year ahead even of the channel that ends first', async () => {
    const { data } = await awSalesForecast(countingContext(fixture.warehouse), { horizon_days: 365 });
    expect(data.at(-1)?.date).toBe('2013-12-31');
    // 365 days of 750 / 7 and twelve batches; 2013 has 52 Mondays.
    expect(sum(data)).toBeCloseTo(36_500 + 52 * 50 + 120_000, -2);
  });

  it('answers zeros up to the next batch for the reseller channel alone', async () => {
    const { data, meta } = await awSalesForecast(countingContext(fixture.warehouse), {
      horizon_days: 28,
      channel: 'reseller',
    });
    expect(data[0]?.date).toBe('2012-12-01');
    expect(sum(data)).toBe(0);
    expect(meta.backtest.every((row) => row.smape === null || Number.isFinite(row.smape))).toBe(true);
  });

  it('leaves out a channel without sales that pass the filters and says so', async () => {
    const { meta } = await awSalesForecast(countingContext(fixture.warehouse), { category: 'Bikes' });
    expect(meta.components.map((component) => component.channel)).toEqual(['internet']);
    expect(codes(meta)).toContain('no_data_in_period');
    const nothing = await awSalesForecast(countingContext(fixture.warehouse), { territory: 'Atlantis' });
    expect(nothing.data).toEqual([]);
    expect(nothing.meta.model).toBeNull();
    expect(nothing.meta.aggregates).toEqual([]);
  });

  it('says where a channel that sells again since last week cannot tell its uncertainty', async () => {
    const again = `INSERT INTO dbo."FactInternetSales" ("OrderDateKey", "SalesOrderNumber", "ProductKey", "SalesTerritoryKey", "SalesAmount")
      SELECT CAST(strftime(d, '%Y%m%d') AS INTEGER), 'T' || strftime(d, '%j'), 2, 2, 100
      FROM (SELECT unnest(['2012-01-01'::DATE, '2012-12-28', '2012-12-29', '2012-12-30', '2012-12-31']) AS d)`;
    const { warehouse, close } = await awFixture({ ...smallDimensions, DimDate: [] }, [...sales, again]);
    const { data, meta } = await awSalesForecast(countingContext(warehouse), {
      territory: 'Canada',
      channel: 'internet',
    });
    expect(data[0]).toMatchObject({ date: '2013-01-01', lower: 0 });
    expect(data[0]?.upper).toBeGreaterThanOrEqual(100);
    expect(codes(meta)).toContain('not_enough_history');
    expect(meta.statement).toContain('how uncertain the forecast is cannot be told');
    await close();
  });

  it('answers nothing from an empty warehouse', async () => {
    const empty = await awFixture({});
    const { data, meta } = await awSalesForecast(countingContext(empty.warehouse), {});
    expect(data).toEqual([]);
    expect(meta.asOf).toBeNull();
    expect(codes(meta)).toContain('no_data_in_period');
    await empty.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anomalies } from '../../contract/aw/anomalies.ts';
import { countingContext } from '../testing/context.ts';
import { awAnomalies } from './anomalies.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { smallDimensions } from './testing/small.ts';

/**
 * Internet: every day of 2012 and 2013 about 1,000 of bikes in Northwest and 500 of bottles in Canada, with
 * a small ripple. On 2013-06-12 the bikes are 4,000; on 2012-02-14 nothing of the bottles is sold.
 */
const days = `(SELECT CAST(unnest(range(TIMESTAMP '2012-01-01', TIMESTAMP '2014-01-01', INTERVAL 1 DAY)) AS DATE) AS d)`;
const line = (order: string, product: number, territory: number, amount: string) =>
  `INSERT INTO dbo."FactInternetSales" ("OrderDateKey", "SalesOrderNumber", "ProductKey", "SalesTerritoryKey", "SalesAmount")
   SELECT CAST(strftime(d, '%Y%m%d') AS INTEGER), '${order}' || strftime(d, '%Y%j'), ${product}, ${territory}, ${amount} FROM ${days}`;
const sales = [
  line('B', 2, 1, `CASE WHEN d = DATE '2013-06-12' THEN 4000 ELSE 1000 + 40 * sin(7.3 * dayofyear(d)) END`),
  line('C', 3, 2, `CASE WHEN d = DATE '2012-02-14' THEN 0 ELSE 500 + 20 * cos(5.1 * dayofyear(d)) END`),
];

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture({ ...smallDimensions, DimDate: [] }, sales);
});
afterAll(() => fixture.close());

const codes = (meta: { notices: readonly { code: string }[] }) => meta.notices.map((notice) => notice.code);

describe('awAnomalies', () => {
  it('finds what was planted, newest first, with what made it, in one trip', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awAnomalies(context, { days_back: 3650 });
    expect(context.trips).toEqual(['aw.sales.breakdown']);
    expect(anomalies.data.safeParse(data).success).toBe(true);
    expect(data.map(({ date, to, direction, channel }) => ({ date, to, direction, channel }))).toEqual([
      { date: '2013-06-12', to: '2013-06-12', direction: 'up', channel: 'internet' },
      { date: '2012-02-14', to: '2012-02-14', direction: 'down', channel: 'internet' },
    ]);
    const [up, down] = data;
    expect(up?.revenue).toBeGreaterThan(up?.upper ?? 0);
    expect(up?.expected).toBeGreaterThan(1_400);
    expect(up?.expected).toBeLessThan(1_600);
    expect(up?.contributors[0]).toMatchObject({ dimension: 'category', value: 'Bikes', actual: 4000 });
    expect(up?.contributors[1]).toMatchObject({ dimension: 'territory', value: 'Northwest', actual: 4000 });
    expect(up?.contributors[0]?.sharePct).toBeGreaterThan(95);
    expect(down?.contributors[0]).toMatchObject({ value: 'Accessories', actual: 0 });
    expect(codes(meta)).toEqual(['channel_without_data']);
    expect(meta.parameters).toMatchObject({ days_back: 3650 });
  });

  it('lets the deviations within a dimension add up to that of the finding', async () => {
    const { data } = await awAnomalies(countingContext(fixture.warehouse), { days_back: 365 });
    for (const finding of data) {
      const delta = finding.contributors
        .filter((one) => one.dimension === 'category')
        .reduce((sum, one) => sum + one.delta, 0);
      expect(delta / (finding.revenue - finding.expected)).toBeCloseTo(1, 1);
    }
  });

  it('shows only what ended within days_back of the complete data', async () => {
    // 2013-06-12 to 2013-12-31 are 203 days.
    const inside = await awAnomalies(countingContext(fixture.warehouse), { days_back: 203 });
    expect(inside.data).toHaveLength(1);
    const outside = await awAnomalies(countingContext(fixture.warehouse), { days_back: 202 });
    expect(outside.data).toEqual([]);
  });

  it('judges what passes the filters', async () => {
    const bottles = await awAnomalies(countingContext(fixture.warehouse), {
      days_back: 3650,
      category: 'accessories',
    });
    expect(bottles.data.map((finding) => finding.date)).toEqual(['2012-02-14']);
    expect(bottles.data[0]?.contributors).toEqual([]);
    const none = await awAnomalies(countingContext(fixture.warehouse), { territory: 'Atlantis' });
    expect(none.data).toEqual([]);
    expect(codes(none.meta)).toContain('no_data_in_period');
  });

  it('answers nothing from an empty warehouse', async () => {
    const empty = await awFixture({});
    const { data, meta } = await awAnomalies(countingContext(empty.warehouse), {});
    expect(data).toEqual([]);
    expect(codes(meta)).toContain('no_data_in_period');
    await empty.close();
  });
});

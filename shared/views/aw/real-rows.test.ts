import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kpi } from '../../contract/envelope.ts';
import { countingContext } from '../testing/context.ts';
import { awFilterChoices } from './filter-choices.ts';
import { awProductDemand } from './product-demand.ts';
import { awSalesForecast } from './sales-forecast.ts';
import { awSalesHistory } from './sales-history.ts';
import { awSalesKpis } from './sales-kpis.ts';
import type { Fixture } from './testing/fixture.ts';
import { commandWarehouse } from './testing/warehouse-command.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/adventureworks-dw', import.meta.url));
const missing = existsSync(folder) ? '' : ' (skipped: the real rows are not beside the repository)';

let fixture: Fixture;

const cents = (amount: number) => Math.round(amount * 100);
const of = (data: readonly Kpi[], key: string) => data.find((kpi) => kpi.key === key);

describe.skipIf(missing !== '')(`Microsoft's real AdventureWorksDW rows${missing}`, () => {
  beforeAll(async () => {
    fixture = await commandWarehouse('import', 'adventureworks', folder);
  });
  afterAll(() => fixture.close());

  it('give the known KPIs of the whole history in one trip, and reasons for what was not loaded', async () => {
    const context = countingContext(fixture.warehouse);
    const { data } = await awSalesKpis(context, { from: '2010-12-29', to: '2014-01-28' });
    expect(context.trips).toHaveLength(1);
    expect(of(data, 'internet_revenue')?.value).toBe(29_358_677.2207);
    expect(of(data, 'internet_orders')?.value).toBe(27_659);
    expect(of(data, 'internet_customers')?.value).toBe(18_484);
    expect(of(data, 'reseller_revenue')).toMatchObject({ value: 0, reason: 'No reseller sales are loaded.' });
    expect(of(data, 'gross_margin_pct')).toMatchObject({
      value: null,
      reason: expect.stringContaining('not loaded'),
    });
  });

  it('give the known yearly sums of the history to the cent', async () => {
    const { data, meta } = await awSalesHistory(countingContext(fixture.warehouse), { days_back: 1127 });
    const years = Map.groupBy(data, (day) => day.date.slice(0, 4));
    const sums = Object.fromEntries(
      [...years].map(([year, days]) => [
        year,
        cents(days.reduce((sum, day) => sum + day.internetRevenue, 0)),
      ]),
    );
    expect(sums).toEqual({
      2010: 4_342_104,
      2011: 707_552_593,
      2012: 584_248_520,
      2013: 1_635_155_034,
      2014: 4_569_472,
    });
    expect(data[0]?.date).toBe('2010-12-29');
    expect(data.filter((day) => day.incomplete).map((day) => day.date.slice(0, 7))).toEqual(
      Array(28).fill('2014-01'),
    );
    expect(meta.channels).toMatchObject([
      {
        channel: 'internet',
        asOf: '2014-01-28',
        completeThrough: '2013-12-31',
        tail: { from: '2014-01-01' },
      },
      { channel: 'reseller', asOf: null },
    ]);
  });

  it('end the default period with December 2013', async () => {
    const { meta } = await awSalesKpis(countingContext(fixture.warehouse), {});
    expect(meta.period).toMatchObject({ from: '2013-01-01', to: '2013-12-31' });
  });

  it('forecast the internet channel at the size of the months before the truncated January', async () => {
    const { data, meta } = await awSalesForecast(countingContext(fixture.warehouse), {
      horizon_days: 28,
      channel: 'internet',
    });
    expect(data[0]?.date).toBe('2014-01-01');
    const total = data.reduce((sum, point) => sum + point.value, 0);
    // October to December 2013 sold 1.67, 1.78 and 1.87 million.
    expect(total).toBeGreaterThan(1_300_000);
    expect(total).toBeLessThan(2_400_000);
    expect(meta.model).not.toBeNull();
  });

  it('cannot be filtered by a territory that was not loaded, and say so', async () => {
    const context = countingContext(fixture.warehouse);
    const { meta } = await awSalesHistory(context, { territory: 'Canada' });
    expect(meta.notices.map((notice) => notice.code)).toContain('not_computable');
    expect(await awFilterChoices(context.warehouse)).toMatchObject({
      territories: [],
      channels: ['internet'],
    });
  });

  it('rank products without units, whose quantity was not loaded', async () => {
    const { data } = await awProductDemand(countingContext(fixture.warehouse), { top_n: 1000 });
    expect(data.length).toBeGreaterThan(90);
    expect(data.every((row) => row.units === null && row.revenue > 0)).toBe(true);
    expect(cents(data.reduce((sum, row) => sum + row.revenue, 0))).toBe(1_635_155_034);
  });
});

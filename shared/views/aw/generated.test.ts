import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previousPeriod } from '../../analytics/kpi/periods.ts';
import { toJsonNumber } from '../../analytics/money/decimal.ts';
import { type CountingContext, countingContext } from '../testing/context.ts';
import { awAnomalies } from './anomalies.ts';
import type { AwFilters } from './filters.ts';
import { awProductDemand } from './product-demand.ts';
import { awRepScores } from './rep-scores.ts';
import { awSalesHistory } from './sales-history.ts';
import { awSalesKpis } from './sales-kpis.ts';
import type { Fixture } from './testing/fixture.ts';
import { type RawLine, readRawLines } from './testing/raw-rows.ts';
import { commandWarehouse } from './testing/warehouse-command.ts';

let fixture: Fixture;
let lines: RawLine[];
let context: CountingContext;

beforeAll(async () => {
  fixture = await commandWarehouse('generate', '--scale', '0.05', '--seed', '7');
  lines = await readRawLines(fixture.path);
  context = countingContext(fixture.warehouse);
});
afterAll(() => fixture.close());

const filterSets: AwFilters[] = [
  {},
  { territory: 'Northwest' },
  { category: 'Bikes' },
  { channel: 'reseller' },
  { channel: 'internet', category: 'Accessories', territory: 'Australia' },
  { category: 'Components' },
];

function passing({ territory, category, channel }: AwFilters, from: string, to: string): RawLine[] {
  return lines.filter(
    (line) =>
      line.date >= from &&
      line.date <= to &&
      (territory === undefined || line.territory === territory) &&
      (category === undefined || line.category === category) &&
      (channel === undefined || line.channel === channel),
  );
}

const money = (some: readonly RawLine[]) => toJsonNumber(some.reduce((sum, line) => sum + line.amount, 0n));
const distinct = (values: readonly unknown[]) => new Set(values).size;

function slowKpis(some: readonly RawLine[]) {
  return {
    total_revenue: money(some),
    internet_revenue: money(some.filter((line) => line.channel === 'internet')),
    reseller_revenue: money(some.filter((line) => line.channel === 'reseller')),
    order_count: distinct(some.map((line) => line.order)),
    customer_count: distinct(some.map((line) => `${line.channel} ${line.buyer}`)),
    units_sold: some.reduce((sum, line) => sum + line.units, 0),
    gross_profit: toJsonNumber(some.reduce((sum, line) => sum + line.amount - line.cost, 0n)),
  };
}

describe('a generated warehouse, computed a second time from its rows', () => {
  it.each(filterSets)('gives the same KPIs for %o', async (filters) => {
    const { data, meta } = await awSalesKpis(context, filters);
    const { from = '', to = '' } = meta.period ?? {};
    const previous = previousPeriod({ from, to });
    const values = Object.fromEntries(data.map((kpi) => [kpi.key, kpi.value]));
    const before = Object.fromEntries(data.map((kpi) => [kpi.key, kpi.previous]));
    expect(values).toMatchObject(slowKpis(passing(filters, from, to)));
    expect(before).toMatchObject(slowKpis(passing(filters, previous.from, previous.to)));
  });

  it.each(filterSets)('gives the same days for %o', async (filters) => {
    const { data } = await awSalesHistory(context, { ...filters, from: '2012-06-01', to: '2013-06-30' });
    const days = Map.groupBy(passing(filters, '2012-06-01', '2013-06-30'), (line) => line.date);
    expect(data).toHaveLength(395);
    for (const day of data) {
      const own = days.get(day.date) ?? [];
      expect(day).toMatchObject({
        revenue: money(own),
        orders: distinct(own.map((line) => line.order)),
        units: own.reduce((sum, line) => sum + line.units, 0),
      });
    }
  });

  it('knows where each channel ends', async () => {
    const { meta } = await awSalesHistory(context, {});
    expect(meta.channels).toMatchObject([
      { channel: 'internet', completeThrough: '2013-12-31', tail: { from: '2014-01-01' } },
      { channel: 'reseller', completeThrough: '2013-11-30', tail: null },
    ]);
    const newest = lines
      .map((line) => line.date)
      .sort()
      .at(-1);
    expect(meta.asOf).toBe(newest);
  });

  it('gives every sales employee the same revenue and orders', async () => {
    const { data, meta } = await awRepScores(context, { top_n: 1000 });
    const { from = '', to = '' } = meta.period ?? {};
    const own = Map.groupBy(passing({ channel: 'reseller' }, from, to), (line) => line.employee);
    expect(data.length).toBeGreaterThan(5);
    for (const rep of data) {
      const sold = own.get(rep.employeeKey) ?? [];
      expect(rep).toMatchObject({ revenue: money(sold), orders: distinct(sold.map((line) => line.order)) });
    }
  });

  it('finds anomalies whose revenue is that of their days', async () => {
    const { data } = await awAnomalies(context, { days_back: 3650 });
    expect(data.length).toBeGreaterThan(0);
    for (const finding of data) {
      const own = passing({}, finding.date, finding.to).filter((line) => line.channel === finding.channel);
      // A run may bridge an ordinary day, which is none of its own.
      if (finding.date === finding.to) expect(finding.revenue).toBeCloseTo(money(own), 2);
      expect(finding.revenue).toBeLessThanOrEqual(money(own) + 0.01);
      expect(finding.revenue > finding.expected).toBe(finding.direction === 'up');
    }
  });

  it('gives the products the same units and revenue in all', async () => {
    const { data, meta } = await awProductDemand(context, { top_n: 1000, category: 'Clothing' });
    const { from = '', to = '' } = meta.period ?? {};
    const sold = passing({ category: 'Clothing' }, from, to);
    expect(data.reduce((sum, row) => sum + (row.units ?? 0), 0)).toBe(
      sold.reduce((sum, line) => sum + line.units, 0),
    );
    expect(data.reduce((sum, row) => sum + row.revenue, 0)).toBeCloseTo(money(sold), 2);
  });
});

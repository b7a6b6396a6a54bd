/** Every figure of the views against a slow second computation over the raw rows of random warehouses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../analytics/series/calendar.ts';
import { countingContext } from '../testing/context.ts';
import { wwiSalesHistory } from './sales-history.ts';
import { wwiSalesKpis } from './sales-kpis.ts';
import { wwiStockRecommendations } from './stock-recommendations.ts';
import { wwiSupplierScores } from './supplier-scores.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { randomWarehouse } from './testing/random.ts';
import { slowly } from './testing/slow.ts';

const seeds = [1, 2, 3];

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}

describe.each(seeds)('random warehouse %d', (seed) => {
  const raw = randomWarehouse(seed);
  const slow = slowly(raw);
  let fixture: Fixture;

  beforeAll(async () => {
    fixture = await wwiFixture(raw);
  });
  afterAll(() => fixture.close());

  it.each([null, 'Kind 0', 'Kind 1', 'Kind 2'])('KPIs and history of category %s', async (category) => {
    const context = countingContext(fixture.warehouse);
    const filter = category === null ? {} : { category: category.toUpperCase() };
    const { data: kpis, meta } = await wwiSalesKpis(context, filter);
    const { from, to, previousFrom, previousTo } = meta.period ?? { from: '', to: '' };
    const value = (key: string) => kpis.find((kpi) => kpi.key === key);
    const now = slow.sales(from, to, category);
    const before = slow.sales(previousFrom ?? '', previousTo ?? '', category);
    expect(value('total_revenue')).toMatchObject({ value: now.revenue, previous: before.revenue });
    expect(value('profit')).toMatchObject({ value: now.profit, previous: before.profit });
    expect(value('units_sold')).toMatchObject({ value: now.units, previous: before.units });
    expect(value('invoice_count')).toMatchObject({ value: now.invoices, previous: before.invoices });
    expect(value('customer_count')).toMatchObject({ value: now.customers, previous: before.customers });

    const { data: days } = await wwiSalesHistory(context, { from: addDays(to, -29), to, ...filter });
    expect(days).toHaveLength(30);
    for (const day of days) {
      const { customers: _, ...sums } = slow.sales(day.date, day.date, category);
      expect(day).toMatchObject(sums);
    }
    expect(context.trips).toHaveLength(2);
  });

  it('stock recommendations', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await wwiStockRecommendations(context, {});
    const { from, to } = meta.period ?? { from: '', to: '' };
    const newestHolding = new Map(
      raw['Fact.Stock Holding'].flatMap((row) => {
        const id = slow.itemId(row);
        return id === undefined ? [] : [[Number(id), row] as const];
      }),
    );
    expect(data).toHaveLength(newestHolding.size);
    for (const row of data) {
      const id = Math.ceil(row.stockItemKey / 3);
      const start = [from, slow.firstSale(id) ?? from].sort().at(-1) ?? from;
      const demand = moments(slow.dailyUnits(id, start, to));
      const receipts = slow.leadTimes((line) => slow.itemId(line) === id);
      const observed = receipts.length >= 5;
      const lead = observed ? moments(receipts) : { mean: row.leadTimeDays, variance: 0 };
      const spread = lead.mean * demand.variance + demand.mean ** 2 * lead.variance;
      expect(row.stockItemKey % 3).toBe(0);
      expect(row.supplier).toBe(slow.supplierOfItem(id)?.Supplier ?? null);
      expect(row.onHand).toBe(newestHolding.get(id)?.['Quantity On Hand']);
      expect(row.onOrder).toBe(slow.openUnits(id));
      expect(row.leadTimeSource).toBe(observed ? 'observed' : 'assumption');
      expect(row.leadTimeDays).toBeCloseTo(lead.mean, 4);
      expect(row.dailyDemand).toBeCloseTo(Math.max(0, demand.mean), 4);
      if (demand.mean <= 0) continue;
      expect(row.safetyStock).toBeCloseTo(1.6448536269514722 * Math.sqrt(spread), 3);
      expect(row.reorderPoint).toBeCloseTo(demand.mean * lead.mean + row.safetyStock, 3);
    }
    const filtered = await wwiStockRecommendations(context, { supplier: 'supplier 2' });
    expect(filtered.data).toEqual(data.filter((row) => row.supplier === 'Supplier 2'));
    expect(context.trips).toHaveLength(2);
  });

  it('supplier scores', async () => {
    const context = countingContext(fixture.warehouse);
    const { data } = await wwiSupplierScores(context, { top_n: 1000 });
    expect(data).toHaveLength(4);
    for (const row of data) {
      const id = Math.ceil(row.supplierKey / 3);
      const lines = raw['Fact.Purchase'].filter((line) => slow.supplierId(line) === id);
      const sum = (column: string) => lines.reduce((total, line) => total + Number(line[column]), 0);
      const receipts = slow.leadTimes((line) => slow.supplierId(line) === id);
      expect(row.supplierKey).toBe(slow.currentSupplier(id)?.['Supplier Key']);
      expect(row.category).toBe(slow.currentSupplier(id)?.Category);
      expect(row.purchaseOrders).toBe(new Set(lines.map((line) => line['WWI Purchase Order ID'])).size);
      expect(row.fillRatePct).toBeCloseTo((100 * sum('Received Outers')) / sum('Ordered Outers'), 4);
      expect(row.finalizedPct).toBeCloseTo((100 * sum('Is Order Finalized')) / lines.length, 4);
      expect(row.leadTimeDays).toBeCloseTo(moments(receipts).mean, 4);
    }
    expect(context.trips).toHaveLength(1);
  });
});

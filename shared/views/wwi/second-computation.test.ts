/** Every figure of the views against a slow second computation over the raw rows of random and generated warehouses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../analytics/series/calendar.ts';
import { countingContext } from '../testing/context.ts';
import { wwiSalesHistory } from './sales-history.ts';
import { wwiSalesKpis } from './sales-kpis.ts';
import { wwiStockRecommendations } from './stock-recommendations.ts';
import { wwiSupplierScores } from './supplier-scores.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { generatedWarehouse } from './testing/generated.ts';
import { type RandomWarehouse, randomWarehouse } from './testing/random.ts';
import { slowly } from './testing/slow.ts';

const sources = [
  ...[1, 2].map((seed) => [`random warehouse ${seed}`, () => randomFixture(seed)] as const),
  ['generated warehouse', () => generatedWarehouse(0.02, 11)] as const,
];

async function randomFixture(seed: number) {
  const raw = randomWarehouse(seed);
  return { raw, fixture: await wwiFixture(raw) };
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}

describe.each(sources)('%s', (_name, open) => {
  let raw: RandomWarehouse;
  let slow: ReturnType<typeof slowly>;
  let fixture: Fixture;

  beforeAll(async () => {
    ({ raw, fixture } = await open());
    slow = slowly(raw);
  });
  afterAll(() => fixture.close());

  it('KPIs and history of each category', async () => {
    const categories = new Set(raw['Dimension.Supplier'].map((row) => String(row.Category)));
    for (const category of [null, ...categories]) await compareSales(category);
  });

  async function compareSales(category: string | null) {
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
  }

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
      const id = Number(slow.itemId({ 'Stock Item Key': row.stockItemKey }));
      const start = [from, slow.firstSale(id) ?? from].sort().at(-1) ?? from;
      const demand = moments(slow.dailyUnits(id, start, to));
      const receipts = slow.leadTimes((line) => slow.itemId(line) === id);
      const observed = receipts.length >= 5;
      const lead = observed ? moments(receipts) : { mean: row.leadTimeDays, variance: 0 };
      const spread = lead.mean * demand.variance + demand.mean ** 2 * lead.variance;
      expect(row.stockItemKey).toBe(slow.currentItem(id)?.['Stock Item Key']);
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
    const supplier = data.find((row) => row.supplier !== null)?.supplier ?? '';
    const filtered = await wwiStockRecommendations(context, { supplier: supplier.toLowerCase() });
    expect(filtered.data).toEqual(data.filter((row) => row.supplier === supplier));
    expect(context.trips).toHaveLength(2);
  });

  it('supplier scores', async () => {
    const context = countingContext(fixture.warehouse);
    const { data } = await wwiSupplierScores(context, { top_n: 1000 });
    const everOrdered = new Set(raw['Fact.Purchase'].map(slow.supplierId).filter((id) => id !== undefined));
    expect(data).toHaveLength(everOrdered.size);
    for (const row of data) {
      const id = Number(slow.supplierId({ 'Supplier Key': row.supplierKey }));
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

/** The pages of the stock planner show what the API answers; an order leaves with the planner's own quantities. */
import { readFile } from 'node:fs/promises';
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, origin, useBrowser, type Visit, visitSignedIn } from './browser.ts';

useBrowser();

/** What waits for the API waits as long as a slow machine needs. */
const patience = { timeout: 20_000 };

const RUN_MS = 60_000;

interface StockItem {
  readonly stockItem: string;
  readonly supplier: string | null;
  readonly daysOfCover: number | null;
  readonly leadTimeDays: number;
  readonly recommendedQuantity: number;
  readonly quantityPerOuter: number;
}

interface SalesPart {
  readonly name: string;
}

interface StockEvent {
  readonly stockItem: string;
  readonly urgency: string;
}

interface SupplierMonth {
  readonly supplierKey: number;
  readonly supplier: string;
  readonly fillRatePct: number | null;
  readonly openLines: number;
}

// The API's own tests hold its answers against the contract.
const rowsOf = async <T>(path: string) => (await ask(path)).data as readonly T[];

async function downloaded(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe.skipIf(origin === '')('the pages of Wide World Importers', () => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visitSignedIn('/wwi/sales');
  }, 60_000);
  afterAll(() => visited.close());

  /** Opens a page in the session that is there. */
  async function open(path: string): Promise<Page> {
    const { page } = visited;
    await page.goto(origin + path);
    await page.locator('.answer-sentence').first().waitFor();
    return page;
  }

  it('shows the KPIs of a period and a supplier as the API has them', async () => {
    const supplier = 'Fabrikam, Inc.';
    const query = `from=2015-01-01&to=2015-12-31&supplier=${encodeURIComponent(supplier)}`;
    const kpis = await rowsOf<Kpi>(`/api/wwi/sales/kpis?${query}`);
    const page = await open(`/wwi/sales?${query}`);
    await page.locator('button.kpi').first().waitFor();
    for (const card of await page.locator('button.kpi').all()) {
      const key = await card.getAttribute('data-key');
      const value = kpis.find((kpi) => kpi.key === key)?.value;
      expect([key, await card.locator('.kpi-value').getAttribute('data-exact')]).toEqual([
        key,
        String(value),
      ]);
    }
    await page.getByRole('button', { name: `Remove the filter Supplier: ${supplier}` }).waitFor();
  });

  it('says who made the change, and a click on a supplier narrows the page to it', async () => {
    const query = 'from=2015-06-01&to=2016-05-31';
    const parts = await rowsOf<SalesPart>(`/api/wwi/sales/breakdown?by=supplier&${query}`);
    const page = await open(`/wwi/sales?${query}`);
    const bars = page.locator('.breakdown[data-by="supplier"] .ranked li');
    await expect.poll(() => bars.count(), patience).toBe(Math.min(parts.length, 12));
    const names = await page.locator('.breakdown[data-by="supplier"] .ranked-name').allTextContents();
    expect(names).toEqual(parts.slice(0, 12).map(({ name }) => name));
    const chosen = parts[1]?.name ?? '';
    await page.getByRole('button', { name: chosen, exact: true }).click();
    await page.getByRole('button', { name: `Remove the filter Supplier: ${chosen}` }).waitFor();
    const filter = `supplier=${encodeURIComponent(chosen)}`;
    const items = await rowsOf<SalesPart>(`/api/wwi/sales/breakdown?by=item&${query}&${filter}`);
    const first = page.locator('.breakdown[data-by="item"] .ranked-name').first();
    await expect.poll(() => first.textContent(), patience).toBe(items[0]?.name);
  });

  it('answers at first sight which five items to order, from whom and how many', async () => {
    const items = await rowsOf<StockItem>('/api/wwi/stock/recommendations');
    const first = items.filter(({ recommendedQuantity }) => recommendedQuantity > 0).slice(0, 5);
    const page = await open('/wwi/stock');
    const shown = await page.locator('.order-first li').allInnerTexts();
    expect(shown).toHaveLength(first.length);
    for (const [index, { stockItem, supplier, recommendedQuantity }] of first.entries()) {
      expect(shown[index]).toContain(stockItem);
      expect(shown[index]).toContain(`from ${supplier}`);
      expect(shown[index]).toContain(recommendedQuantity.toLocaleString('en-GB'));
    }
    const short = items.filter(
      ({ daysOfCover, leadTimeDays }) => daysOfCover !== null && daysOfCover < leadTimeDays,
    );
    expect(await page.locator('.cover-bar[data-short]').count()).toBe(short.length);
  });

  it('restores urgency, search and order of the items from a link', async () => {
    const items = await rowsOf<StockItem & { readonly urgency: string }>('/api/wwi/stock/recommendations');
    const high = items
      .filter(({ urgency }) => urgency === 'HIGH')
      .toSorted((a, b) => b.recommendedQuantity - a.recommendedQuantity);
    const page = await open('/wwi/stock?urgency=HIGH&sort=-quantity');
    await page.getByText(`${high.length} of ${items.length} items`).waitFor();
    const firstRow = page.locator('.stock-table tbody tr').first();
    expect(await firstRow.textContent()).toContain(high[0]?.stockItem);
    const sorted = page.locator('.stock-table [aria-sort="descending"]');
    expect(await sorted.textContent()).toContain('Order');
  });

  it('sends the order away with the planner’s own quantities, as CSV and as a workbook', async () => {
    const items = await rowsOf<StockItem>('/api/wwi/stock/recommendations');
    const toOrder = items.filter(({ recommendedQuantity }) => recommendedQuantity > 0);
    const edited = toOrder[0];
    if (edited?.supplier == null) throw new Error('the generated stock has nothing to order');
    const page = await open('/wwi/stock');
    await page.locator('.supplier-order', { hasText: edited.supplier }).locator('summary').click();
    const field = page.getByRole('spinbutton', { name: `Units to order of ${edited.stockItem}` });
    expect(await field.inputValue()).toBe(String(edited.recommendedQuantity));
    const wanted = edited.recommendedQuantity + 3 * edited.quantityPerOuter;
    await field.fill(String(wanted));
    await page.getByText('1 quantity is yours.').waitFor();
    const units =
      toOrder.reduce((sum, item) => sum + item.recommendedQuantity, 0) + 3 * edited.quantityPerOuter;
    await page.getByText(`${units.toLocaleString('en-GB')} units for`).waitFor();

    const csv = await downloaded(page, () => page.getByRole('button', { name: 'Order as CSV' }).click());
    expect(csv.name).toMatch(/^wwi-order_as-of-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.content.toString().trim().split('\r\n')).toHaveLength(toOrder.length + 1);
    const workbook = await downloaded(page, () =>
      page.getByRole('button', { name: 'Order as Excel' }).click(),
    );
    const rows = (await readXlsx(workbook.content)).sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(toOrder.length + 1);
    const line = rows.find((row) => row[2] === edited.stockItem);
    expect([line?.[0], line?.[3], line?.[5]]).toEqual([edited.supplier, wanted, edited.recommendedQuantity]);

    await page.reload();
    await page.getByText('1 quantity is yours.').waitFor();
    await page.locator('.supplier-order', { hasText: edited.supplier }).locator('summary').click();
    expect(await field.inputValue()).toBe(String(wanted));

    await page.getByRole('button', { name: 'Back to the recommended quantities' }).click();
    await expect.poll(() => field.inputValue(), patience).toBe(String(edited.recommendedQuantity));
    await field.fill('-1');
    await page.getByText('A whole number from 0').waitFor();
  });

  it('guides to the first look at the stock, then lists its events as the API has them', async () => {
    const page = await open('/wwi/events');
    if ((await rowsOf<StockEvent>('/api/wwi/events?limit=1')).length === 0) {
      await page.getByText('No stock event has been stored yet').waitFor();
      await page.getByRole('button', { name: 'Look at the stock now' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Run now' }).click();
      await page.waitForURL(/\/jobs\?open=/);
      await page.locator('.side-panel .state[data-state="succeeded"]').waitFor({ timeout: RUN_MS });
    }
    const events = await rowsOf<StockEvent>('/api/wwi/events?limit=100');
    const high = events.filter(({ urgency }) => urgency === 'HIGH');
    await open('/wwi/events');
    await page.getByText(`${events.length} loaded`).waitFor();
    await page.getByRole('radio', { name: 'High' }).check();
    await page.waitForURL(/urgency=HIGH/);
    await page.getByText(`${high.length} loaded`).waitFor();
    await page
      .locator('.events tbody')
      .getByText(high[0]?.stockItem ?? '', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Export Business events' }).click();
    const csv = await downloaded(page, () => page.getByRole('button', { name: /^CSV text/ }).click());
    expect(csv.content.toString().trim().split('\r\n')).toHaveLength(high.length + 1);
    await page.getByText(`(${high.length} rows, `).waitFor();
  });

  it('shows the course of each supplier’s fill rate and explains it', async () => {
    const months = (await rowsOf<SupplierMonth>('/api/wwi/suppliers/history')).filter(
      ({ fillRatePct }) => fillRatePct !== null,
    );
    const bySupplier = [...Map.groupBy(months, ({ supplier }) => supplier).entries()].filter(
      ([, rows]) => rows.length >= 3,
    );
    const page = await open('/wwi/suppliers');
    await expect.poll(() => page.locator('.fill-chart').count(), patience).toBe(bySupplier.length);
    const [supplier, rows] = bySupplier[0] ?? ['', []];
    const newest = rows.findLast(({ openLines }) => openLines === 0) ?? rows.at(-1);
    const number = page.locator('.fill-chart', { hasText: supplier }).locator('.number-button');
    expect(await number.textContent()).toBe(`${newest?.fillRatePct?.toFixed(1)}%`);
    await number.click();
    await page.getByRole('dialog', { name: new RegExp(`Fill rate: ${supplier}`) }).waitFor();
  });

  it('complained of nothing', () => expect(visited.complaints).toEqual([]));
});

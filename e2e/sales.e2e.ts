/** AdventureWorks sales: who made the change, what a click filters, and how a chart is entered and left. */
import { readFile } from 'node:fs/promises';
import type { salesBreakdown } from '@otel-bi/shared/contract/aw/sales.ts';
import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, origin, useBrowser, type Visit, visitSignedIn } from './browser.ts';

useBrowser();

type Part = DataOf<typeof salesBreakdown>[number];

const dollars = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});

// The API's own tests hold its answers against the contract.
const partsOf = async (query: string) =>
  (await ask(`/api/aw/sales/breakdown?${query}`)).data as readonly Part[];

const listOf = (page: Page, by: string) => page.locator(`.breakdown[data-by="${by}"]`);

/** Names and exact revenues as a list shows them. */
async function shownParts(page: Page, by: string) {
  const rows = listOf(page, by).locator('.ranked li');
  await rows.first().waitFor();
  return rows.evaluateAll((items) =>
    items.map((item) => {
      const value = item.querySelector('.ranked-value button');
      return [item.querySelector('.ranked-name')?.textContent, value?.getAttribute('title')?.split(' · ')[0]];
    }),
  );
}

const expected = (parts: readonly Part[]) =>
  parts.slice(0, 12).map(({ name, revenue }) => [name, dollars.format(revenue ?? 0)]);

async function shownRevenue(page: Page): Promise<string | null> {
  return page.locator('button.kpi[data-key="total_revenue"] .kpi-value').getAttribute('data-exact');
}

async function revenueOf(query: string): Promise<Kpi | undefined> {
  const kpis = (await ask(`/api/aw/sales/kpis?${query}`)).data as readonly Kpi[];
  return kpis.find(({ key }) => key === 'total_revenue');
}

/** Waits for an answer that a busy machine may take its time for. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });

const parameters = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

/** The middle of a bar of the first chart, in the window. */
async function middleOf(page: Page, bar: number) {
  const chart = page.locator('.chart').first();
  await chart.locator('.chart-bar').nth(bar).waitFor();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.locator('.chart-bar').nth(bar).boundingBox();
  if (box === null) throw new Error(`bar ${bar} is not drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height - 8 };
}

/** A year without anything incomplete or ahead: twelve bars. */
const YEAR = 'from=2012-01-01&to=2012-12-31';
const month = { from: '2012-03-01', to: '2012-03-31' };

describe.skipIf(origin === '')('AdventureWorks sales', () => {
  // One person who stays signed in through all of it.
  let visit: Visit | undefined;
  beforeAll(async () => {
    visit = await visitSignedIn('/metrics');
  });
  afterEach(() => expect(visit?.complaints).toEqual([]));
  afterAll(() => visit?.close());

  async function open(path: string): Promise<Page> {
    if (visit === undefined) throw new Error('nobody is signed in');
    await visit.page.goto(origin + path);
    await visit.page.locator('.answer-sentence').first().waitFor();
    return visit.page;
  }

  test('tells who made the revenue and its change, as the API does', async () => {
    const page = await open('/aw/sales');
    const territories = await partsOf('by=territory');
    expect(await shownParts(page, 'territory')).toEqual(expected(territories));
    expect(await shownParts(page, 'category')).toEqual(expected(await partsOf('by=category')));
    const moved = territories.toSorted((a, b) => (b.change ?? 0) - (a.change ?? 0));
    const finding = await listOf(page, 'territory').locator('.breakdown-finding').textContent();
    expect(finding).toContain(moved[0]?.name);
    await page.locator('.answer-sentence', { hasText: `${moved[0]?.name} explains` }).waitFor();
    await listOf(page, 'territory').locator('.ranked-value button').first().click();
    const panel = page.getByRole('dialog', { name: /Revenue: / });
    await panel.getByText('aw.sales.by-territory').first().waitFor();
  });

  test('a click on a territory filters the page and keeps the others to be chosen', async () => {
    const page = await open(`/aw/sales?${YEAR}`);
    const all = await shownParts(page, 'territory');
    await listOf(page, 'territory').getByRole('button', { name: 'Canada', exact: true }).click();
    await page.getByRole('button', { name: 'Remove the filter Territory: Canada' }).waitFor();
    const filtered = await revenueOf(`${YEAR}&territory=Canada`);
    await soon(() => shownRevenue(page)).toBe(String(filtered?.value));
    expect(await shownParts(page, 'territory')).toEqual(all);
    await soon(() => shownParts(page, 'category')).toEqual(
      expected(await partsOf(`by=category&${YEAR}&territory=Canada`)),
    );
    await listOf(page, 'territory').getByRole('button', { name: 'Canada', exact: true }).click();
    await soon(() => parameters(page).territory).toBeUndefined();
  });

  test('drills from category to subcategory to product to its page, and back', async () => {
    const page = await open(`/aw/sales?${YEAR}`);
    await listOf(page, 'category').getByRole('button', { name: 'Bikes', exact: true }).click();
    const [first] = await partsOf(`by=subcategory&${YEAR}&category=Bikes`);
    await listOf(page, 'subcategory')
      .getByRole('button', { name: String(first?.name), exact: true })
      .click();
    const query = `by=product&${YEAR}&category=Bikes&subcategory=${encodeURIComponent(String(first?.name))}`;
    const products = await partsOf(query);
    await listOf(page, 'product').waitFor();
    await soon(() => shownParts(page, 'product')).toEqual(expected(products));
    await listOf(page, 'product').getByRole('link').first().click();
    await page.waitForURL(`**/aw/products/${products[0]?.key}?**`);
    await page.locator('.answer-sentence', { hasText: String(products[0]?.name) }).waitFor();
    await page.goBack();
    await listOf(page, 'product').getByRole('button', { name: 'All categories' }).click();
    await listOf(page, 'category').waitFor();
    expect(parameters(page)).not.toHaveProperty('category');
  });

  test('a click opens a month, the way back leads out, and a link restores it', async () => {
    const page = await open(`/aw/sales?${YEAR}&grain=month`);
    const place = await middleOf(page, 2);
    await page.mouse.click(place.x, place.y);
    await soon(() => parameters(page)).toEqual({ ...month, grain: 'day' });
    await soon(() => page.locator('.chart').first().locator('.chart-bar').count()).toBe(31);
    const revenue = await revenueOf(`from=${month.from}&to=${month.to}`);
    await soon(() => shownRevenue(page)).toBe(String(revenue?.value));
    await page.reload();
    await soon(() => page.locator('.chart').first().locator('.chart-bar').count()).toBe(31);
    await page
      .getByRole('navigation', { name: /Way back/ })
      .getByRole('button', { name: '2012' })
      .click();
    await soon(() => page.locator('.chart').first().locator('.chart-bar').count()).toBe(12);
  });

  test('a drag, and arrows with Shift, zoom to a stretch of bars', async () => {
    const page = await open(`/aw/sales?${YEAR}&grain=month`);
    const [start, end] = [await middleOf(page, 2), await middleOf(page, 4)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    await soon(() => parameters(page)).toEqual({ from: '2012-03-01', to: '2012-05-31' });
    await page.goBack();
    await soon(() => parameters(page).grain).toBe('month');
    await soon(() => page.locator('.chart').first().locator('.chart-bar').count()).toBe(12);
    await page.getByRole('slider', { name: /Revenue by month/ }).focus();
    for (const key of ['Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    await soon(() => parameters(page)).toEqual({ from: '2012-02-01', to: '2012-04-30' });
  });

  test('a finger reads with its first tap and opens with its second', async () => {
    const { page, close } = await visitSignedIn(`/aw/sales?${YEAR}&grain=month`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const place = await middleOf(page, 2);
    await page.touchscreen.tap(place.x, place.y);
    await page.locator('.chart-tip', { hasText: 'Mar 2012' }).waitFor();
    expect(parameters(page).grain).toBe('month');
    await page.touchscreen.tap(place.x, place.y);
    await soon(() => parameters(page)).toEqual({ ...month, grain: 'day' });
    await close();
  });

  test('compares with the same days of last year where the link asks for it', async () => {
    const page = await open('/aw/sales?from=2013-02-01&to=2013-02-28&compare=last_year');
    const revenue = await revenueOf('from=2013-02-01&to=2013-02-28&compare=last_year');
    const before = await revenueOf('from=2012-02-01&to=2012-02-29');
    expect(revenue?.previous).toBe(before?.value);
    await soon(() => shownRevenue(page)).toBe(String(revenue?.value));
    await page.getByText('against 1 – 29 Feb 2012.').waitFor();
  });

  test('draws the forecast on the axis of the history, dashed and in a band, and tells it in the table', async () => {
    const page = await open('/aw/sales?grain=month');
    const chart = page.locator('.chart').first();
    await chart.locator('.chart-forecast-point').first().waitFor();
    expect(await chart.locator('.chart-band').getAttribute('d')).toMatch(/^M.+Z$/);
    const days = (await ask('/api/aw/sales/forecast?horizon_days=90')).data as readonly {
      readonly date: string;
      readonly value: number;
    }[];
    const whole = days.filter(({ date }) => date.startsWith('2014-02'));
    const total = whole.reduce((sum, { value }) => sum + value, 0);
    const row = chart.locator('table tbody tr').filter({ hasText: 'Feb 2014' });
    const compact = new Intl.NumberFormat('en-GB', {
      notation: 'compact',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    expect(whole).toHaveLength(28);
    expect(await row.textContent()).toContain(`$${compact.format(total)}`);
  });

  test('saves a chart as a picture with its caption', async () => {
    const page = await open(`/aw/sales?${YEAR}&grain=month`);
    await middleOf(page, 2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save as a picture: AdventureWorks, Revenue by month/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('adventureworks-revenue-by-month.png');
    const picture = await readFile(await download.path());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    const shown = await page.locator('.chart').first().locator('svg[data-chart]').boundingBox();
    // Twice the size of the screen, with 16 pixels on each side and 56 more on top.
    expect(picture.readUInt32BE(16)).toBe(Math.round(((shown?.width ?? 0) + 32) * 2));
    expect(picture.readUInt32BE(20)).toBe(Math.round(((shown?.height ?? 0) + 88) * 2));
    expect(picture.length).toBeGreaterThan(20_000);
  });
});

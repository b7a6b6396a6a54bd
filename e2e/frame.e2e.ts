import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pages } from '../web/src/app/pages.ts';
import { ask, configureTelemetry, origin, signIn, useBrowser, visit, visitSignedIn } from './browser.ts';

useBrowser();

const FIRST_LOAD_BYTES = 180 * 1024;
const EVERY_PAGE_MS = 180_000;

/** Windows that the page does not fit into: of a small phone, phones, a tablet and desks. */
async function widerThanWindow(page: Page): Promise<string[]> {
  const found: string[] = [];
  await expect.poll(() => page.locator('.skeleton').count(), { timeout: 30_000 }).toBe(0);
  for (const width of [320, 375, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // Charts learn of their new width a moment after the window has it.
    const fits = await page
      .waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', null, { timeout: 5_000 })
      .catch(() => null);
    if (fits === null) found.push(`${width}: ${await page.evaluate('document.documentElement.scrollWidth')}`);
  }
  return found;
}

describe.skipIf(origin === '')('the frame', () => {
  it('is used by keys alone', async () => {
    const { page, close } = await visitSignedIn('/?territory=Canada');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(/\/aw\/sales\?territory=Canada/);
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('content');
    expect(await page.title()).toBe('Sales, AdventureWorks · OTel BI');

    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Last 12 months' }).last().waitFor();
    await page.keyboard.press('Escape');

    const chart = page.getByRole('slider').first();
    await chart.focus();
    const last = await chart.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    expect(await chart.getAttribute('aria-valuetext')).not.toBe(last);
    await page.keyboard.press('Home');
    expect(await chart.getAttribute('aria-valuenow')).toBe('1');
    await close();
  });

  it('is gone through from the sign-in to a number by keys alone', async () => {
    const { page, close } = await visit('/');
    await page.getByRole('button', { name: /^Continue as/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.answer-sentence').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL(/aw\/products/);
    await page.locator('.data-table tbody tr').first().waitFor();
    // From the start of the page to the table: each stop is seen.
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement.closest(".data-table tbody") !== null')) break;
      expect(await page.evaluate('document.activeElement.matches(":focus-visible")')).toBe(true);
    }
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Revenue/ }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.closest(".data-table tbody") !== null')).toBe(true);
    await close();
  });

  it('takes a period from its calendar and compares it with the year before', async () => {
    const { page, complaints, close } = await visitSignedIn('/aw/sales');
    await page.keyboard.press('p');
    await page.getByRole('radio', { name: 'same days last year' }).check();
    await page.waitForURL(/compare=last_year/);
    const days = page.getByRole('grid').getByRole('button');
    await days.filter({ hasText: /^4$/ }).first().click();
    await days.filter({ hasText: /^17$/ }).first().click();
    await page.waitForURL(/from=\d{4}-\d{2}-04&to=\d{4}-\d{2}-17/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds products, people, items and pages by several words', async () => {
    const { page, complaints, close } = await visitSignedIn('/jobs');
    const [product] = (await ask('/api/aw/products/demand?top_n=1')).data as readonly {
      name: string;
      productKey: number;
    }[];
    let rankings = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/aw/products/demand')) rankings += 1;
    });
    await page.keyboard.press('/');
    // Typed before the search is there: it gets the words.
    await page.keyboard.type((product?.name ?? '').split(/\W+/).toReversed().join(' ').toLowerCase());
    await page
      .getByRole('menuitem', { name: product?.name ?? '' })
      .first()
      .waitFor();
    await page
      .getByRole('menuitem', { name: product?.name ?? '' })
      .first()
      .click();
    await page.waitForURL(new RegExp(`/aw/products/${product?.productKey}`));
    await page.keyboard.press('/');
    await page.keyboard.type('quality data');
    await page.getByRole('menuitem', { name: /^Data quality/ }).waitFor();
    // What was asked for once serves the next search: each call would be an analysis in the audit trail.
    expect(rankings).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds pages, metrics and filters', async () => {
    const { page, complaints, close } = await visitSignedIn('/');
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search' }).waitFor();
    await page.getByRole('menuitem', { name: /Germany/ }).waitFor();
    await page.keyboard.type('germ');
    await page.keyboard.press('Enter');
    await page.waitForURL(/territory=Germany/);
    await page.getByRole('button', { name: 'Remove the filter Territory: Germany' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('remembers theme and language', async () => {
    const { page, close } = await visitSignedIn('/', { colorScheme: 'light' });
    await page.getByRole('button', { name: 'Account: Development User' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    // Not check(): the words of a language are loaded before the choice shows.
    await page.getByRole('radio', { name: 'Hrvatski' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pregled' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Pregled' }).waitFor();
    expect(
      await page.evaluate('document.documentElement.dataset.theme + document.documentElement.lang'),
    ).toBe('darkhr');
    // What the API says about its numbers is in the reader's language too.
    await page.goto(`${origin}/aw/products`);
    await page.getByText(/Kanal internet nije potpun\. Od 1\. sij 2014\. dnevna je vrijednost/).waitFor();
    await close();
  });

  it('fits a phone: no sideways scrolling, the pages in a drawer', async () => {
    const { page, close } = await visitSignedIn('/', { viewport: { width: 390, height: 844 } });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Open the pages' }).click();
    await page.getByRole('link', { name: 'Stock' }).click();
    await page.waitForURL(/wwi\/stock/);
    await page.locator('tbody tr').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.getByRole('link', { name: 'Stock' }).isVisible()).toBe(false);
    await close();
  });

  it(
    'gives the browser nothing to complain about, page by page',
    async () => {
      const { page, complaints, close } = await visitSignedIn('/metrics');
      const session = await page.context().newCDPSession(page);
      const issues: string[] = [];
      session.on('Audits.issueAdded', ({ issue }) => issues.push(JSON.stringify(issue)));
      // Nobody has touched the page when it leaves for the provider, so Back passes over it: as it should.
      const isExpected = (issue: string) => issue.includes('NavigationEntryMarkedSkippable');
      await session.send('Audits.enable');
      const titles = new Set<string>();
      const tooWide: string[] = [];
      for (const { path } of pages) {
        const answered = page.waitForResponse((response) => response.url() === origin + path);
        await page.goto(origin + path);
        expect((await answered).headers()).toMatchObject({
          'content-encoding': 'br',
          'x-content-type-options': 'nosniff',
          'content-security-policy': expect.not.stringContaining('unsafe'),
        });
        await page.locator('.answer-sentence').first().waitFor();
        await expect.poll(() => page.title()).toContain(' · ');
        titles.add(await page.title());
        tooWide.push(...(await widerThanWindow(page)).map((found) => `${path} at ${found}`));
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.evaluate('document.compatMode')).toBe('CSS1Compat');
      }
      expect(tooWide).toEqual([]);
      expect(titles.size).toBe(pages.length);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.locator('meta[name="description"]').getAttribute('content')).toMatch(/\w/);
      expect(issues.filter((issue) => !isExpected(issue))).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
    EVERY_PAGE_MS,
  );

  it('loads little: all scripts of the first view together', async () => {
    const { page, close } = await visit('/oidc/.well-known/openid-configuration');
    // What sends telemetry comes after the first view, or in the middle of it on a fast machine.
    await configureTelemetry(page, { enabled: false, endpoint: null, sampleRatio: 1 });
    const sizes = new Map<string, number>();
    page.on('response', (response) => {
      const isScript = response.request().resourceType() === 'script';
      if (isScript) sizes.set(response.url(), Number(response.headers()['content-length']));
    });
    await page.goto(origin);
    await signIn(page);
    await page.locator('.chart-bar').first().waitFor();
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
    await close();
  });
});

import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, origin, signIn, useBrowser, visit, visitSignedIn } from './browser.ts';

useBrowser();

/** The exact values on the page by key, as far as it shows them. */
async function shownValues(page: Page, domain: string): Promise<Map<string, string | null>> {
  const cards = page.locator(`section[aria-labelledby="domain-${domain}"] button.kpi`);
  await cards.first().waitFor();
  const shown = new Map<string, string | null>();
  for (const card of await cards.all()) {
    const key = await card.getAttribute('data-key');
    shown.set(String(key), await card.locator('.kpi-value').getAttribute('data-exact'));
  }
  return shown;
}

async function expectTrue(page: Page, domain: string, query = ''): Promise<void> {
  const { data } = await ask(`/api/${domain}/sales/kpis${query}`);
  const kpis = data as readonly Kpi[];
  const shown = await shownValues(page, domain);
  expect(shown.size).toBeGreaterThan(6);
  for (const [key, value] of shown) {
    const expected = kpis.find((kpi) => kpi.key === key)?.value;
    expect([key, value]).toEqual([key, expected == null ? null : String(expected)]);
  }
}

describe.skipIf(origin === '')('the overview', () => {
  it('signs in with PKCE and shows the numbers that the API answers', async () => {
    const { page, complaints, close } = await visit('/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await signIn(page);
    await page.locator('.answer-sentence').first().waitFor();
    await expectTrue(page, 'aw');
    await expectTrue(page, 'wwi');
    await page.waitForLoadState('networkidle');
    expect(requests.some((url) => url.includes('/callback?code='))).toBe(true);
    expect(page.url()).toBe(`${origin}/`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps no token where another script could read it', async () => {
    const { page, close } = await visitSignedIn('/');
    const stored = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
    expect(stored).not.toMatch(/eyJ|access_token|id_token/);
    await close();
  });

  it('restores period, filters, grain and the open explanation from a link, through the sign-in', async () => {
    const link = '/?from=2013-01-01&to=2013-06-30&channel=internet&grain=month&explain=aw.total_revenue';
    const { page, close } = await visitSignedIn(link);
    await page.getByRole('dialog', { name: /Revenue/ }).waitFor();
    expect(page.url()).toBe(origin + link);
    await expectTrue(page, 'aw', '?from=2013-01-01&to=2013-06-30&channel=internet');
    await expectTrue(page, 'wwi', '?from=2013-01-01&to=2013-06-30');
    await page.getByRole('button', { name: 'Remove the filter Channel: Internet' }).waitFor();
    await expect.poll(() => page.getByRole('radio', { name: 'Month' }).first().isChecked()).toBe(true);
    await close();
  });

  it('falls back from a broken link, says so, and cleans the address', async () => {
    const { page, close } = await visitSignedIn('/?channel=shop&from=2013-02-30&territory=Canada');
    const notice = page.getByRole('status').filter({ hasText: 'Part of the link' });
    expect(await notice.textContent()).toContain('channel and from');
    await expectTrue(page, 'aw', '?territory=Canada');
    expect(new URL(page.url()).search).toBe('?territory=Canada');
    await close();
  });

  it('follows a preset that ends on the last complete day of each warehouse', async () => {
    const { page, close } = await visitSignedIn('/');
    await page.getByRole('button', { name: /^Choose the period/ }).click();
    await page.getByRole('button', { name: 'Last 30 days' }).click();
    await page.waitForURL(/period=30d/);
    await page.waitForLoadState('networkidle');
    for (const domain of ['aw', 'wwi']) {
      const { to } = (await ask(`/api/${domain}/sales/kpis`)).meta.period as { readonly to: string };
      const from = new Date(Date.parse(`${to}T00:00:00Z`) - 29 * 86_400_000).toISOString().slice(0, 10);
      await expectTrue(page, domain, `?from=${from}&to=${to}`);
    }
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await close();
  });

  it('draws a bar for every month and a table behind the chart', async () => {
    const { page, close } = await visitSignedIn('/?grain=month');
    const section = page.locator('section[aria-labelledby="domain-wwi"]');
    await section.locator('.chart-bar').first().waitFor();
    const bars = await section.locator('.chart-bar').count();
    expect(bars).toBeGreaterThanOrEqual(12);
    expect(await section.locator('table tbody tr').count()).toBe(bars);
    await close();
  });
});

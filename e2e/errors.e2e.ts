import { describe, expect, it } from 'vitest';
import { origin, useBrowser, visit, visitSignedIn } from './browser.ts';

useBrowser();

describe.skipIf(origin === '')('when something is down', () => {
  it('says before the sign-in that the API does not answer, and goes on once it does', async () => {
    const { page, close } = await visit('/oidc/.well-known/openid-configuration');
    await page.route('**/api/config', (route) => route.abort());
    await page.goto(`${origin}/wwi/stock`);
    await page.getByRole('heading', { name: 'The API does not answer' }).waitFor();
    await page.unroute('**/api/config');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Continue as/ }).click();
    await page.locator('.answer-sentence').waitFor();
    expect(page.url()).toBe(`${origin}/wwi/stock`);
    await close();
  });

  it('shows the half of the page that it has, names code and trace, and recovers by trying again', async () => {
    const { page, close } = await visitSignedIn('/metrics');
    await page.route('**/api/aw/sales/kpis*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'internal',
          detail: 'something went wrong',
          status: 500,
          traceId: 'f'.repeat(32),
        }),
      }),
    );
    await page.getByRole('link', { name: 'Overview' }).click();
    const alert = page.locator('section[aria-labelledby="domain-aw"]').getByRole('alert').first();
    await alert.getByText('internal', { exact: true }).waitFor();
    await alert.getByText('f'.repeat(32)).waitFor();
    await page.locator('section[aria-labelledby="domain-wwi"] button.kpi').first().waitFor();
    await page.unroute('**/api/aw/sales/kpis*');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.locator('section[aria-labelledby="domain-aw"] button.kpi').first().waitFor();
    await close();
  });

  it('keeps the last numbers when a refresh fails and says that they are old', async () => {
    const { page, close } = await visitSignedIn('/wwi/stock');
    await page.route('**/api/wwi/stock/**', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: '{"code":"not_found","detail":"gone"}',
      }),
    );
    await page.getByRole('button', { name: /^Refresh/ }).click();
    await page.getByRole('alert').getByText('these are the numbers of the last answer').waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
    await close();
  });

  it('shows that it waits for a slow API, keeps what was there, and goes on when the answer comes', async () => {
    const { page, close } = await visitSignedIn('/aw/sales');
    await page.waitForLoadState('networkidle');
    const answer = await page.locator('.answer-sentence').first().textContent();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/aw/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Last 90 days' }).click();
    await page.locator('.progress[data-active]').waitFor();
    expect(await page.locator('.answer-sentence').first().textContent()).toBe(answer);
    release();
    await expect.poll(() => page.locator('.answer-sentence').first().textContent()).not.toBe(answer);
    await expect.poll(() => page.locator('.progress[data-active]').count(), { timeout: 20_000 }).toBe(0);
    await close();
  });

  it('says when the reader is offline, and asks again by itself once the connection is back', async () => {
    const { page, close } = await visitSignedIn('/aw/sales');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('status').filter({ hasText: 'You are offline' }).waitFor();
    await page.getByRole('button', { name: 'Refresh: AdventureWorks' }).click();
    expect(await page.locator('.answer-sentence').first().textContent()).toContain('Revenue');
    const asked = page.waitForResponse((response) => response.url().includes('/api/aw/sales/kpis'));
    await page.context().setOffline(false);
    expect((await asked).ok()).toBe(true);
    await expect.poll(() => page.getByText('You are offline').count()).toBe(0);
    await close();
  });

  it('offers to load a part again that is gone after a new deployment', async () => {
    const { page, close } = await visitSignedIn('/metrics');
    await page.route('**/assets/QualityPage-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('link', { name: 'Data quality' }).click();
    await page.getByText('This part of the page could not be loaded').waitFor();
    await page.unroute('**/assets/QualityPage-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.locator('.data-table tbody tr').first().waitFor();
    await close();
  });

  it('has a page for an address that leads nowhere', async () => {
    const { page, close } = await visit('/nowhere');
    await page.getByRole('button', { name: /^Continue as/ }).click();
    await page.getByText('There is no such page').first().waitFor();
    await page.getByRole('link', { name: 'Go to the overview' }).click();
    await page.locator('.answer-sentence').first().waitFor();
    await close();
  });
});

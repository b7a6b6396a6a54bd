import { describe, expect, it } from 'vitest';
import { origin, signIn, token, useBrowser, visitSignedIn } from './browser.ts';

useBrowser();

describe.skipIf(origin === '')('the session', () => {
  it('asks to sign in again when it has ended, keeps the view, and comes back to it', async () => {
    const path = '/aw/sales?territory=Canada&grain=month';
    const { page, close } = await visitSignedIn(path);
    const expired = await token('?expiresIn=-60');
    // The provider forgets the session, and every call carries a token that has expired.
    await page.context().clearCookies();
    await page.route('**/api/aw/**', (route) =>
      route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${expired}` } }),
    );
    await page.getByRole('button', { name: 'Refresh: AdventureWorks' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    expect(await page.locator('.answer-sentence').first().textContent()).toContain('Revenue');
    await page.unroute('**/api/aw/**');
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    await signIn(page);
    await page.locator('.answer-sentence').first().waitFor();
    expect(page.url()).toBe(origin + path);
    await close();
  });

  it('renews an expired token without asking while the provider still knows the person', async () => {
    const { page, complaints, close } = await visitSignedIn('/');
    const expired = await token('?expiresIn=-60');
    let refused = 0;
    await page.route(
      '**/api/wwi/sales/kpis*',
      (route) => {
        refused += 1;
        return route.continue({
          headers: { ...route.request().headers(), authorization: `Bearer ${expired}` },
        });
      },
      { times: 1 },
    );
    const renewed = page.waitForResponse(
      (response) => response.url().includes('/api/wwi/sales/kpis') && response.ok(),
    );
    await page.getByRole('button', { name: 'Refresh: Wide World Importers' }).click();
    await renewed;
    expect(refused).toBe(1);
    expect(await page.getByRole('dialog').count()).toBe(0);
    // The refusal itself is the only thing the console may tell of.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
    await close();
  });

  it('signs out and stays out until asked', async () => {
    const { page, close } = await visitSignedIn('/');
    await page.getByRole('button', { name: 'Account: Development User' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await signIn(page);
    await page.locator('.answer-sentence').first().waitFor();
    await close();
  });
});

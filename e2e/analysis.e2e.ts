/** The analysis pages show what the API answers, and explain it. */
import { describe, expect, test } from 'vitest';
import { ask, origin, useBrowser, visitSignedIn } from './browser.ts';

useBrowser();

interface Row {
  readonly name?: string;
  readonly supplier?: string;
  readonly score: number;
  readonly components: readonly { readonly value: number | null; readonly weight: number }[];
}

// Rounds 64.85 as written in decimals, which toFixed does not.
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

// The API's own tests hold its answers against the contract.
const rowsOf = async <T>(path: string) => (await ask(path)).data as readonly T[];

describe.skipIf(origin === '')('analysis', () => {
  test.each([
    ['/aw/reps', '/api/aw/reps/scores?top_n=1000'],
    ['/wwi/suppliers', '/api/wwi/suppliers/scores?top_n=1000'],
  ])('%s ranks as the API does, and the components sum to the score', async (path, api) => {
    const rows = await rowsOf<Row>(api);
    const { page, complaints, close } = await visitSignedIn(path);
    expect(await page.locator('.score-name').allInnerTexts()).toEqual(
      rows.map(({ name, supplier }) => name ?? supplier),
    );
    expect(await page.locator('.score-value').allInnerTexts()).toEqual(
      rows.map(({ score }) => oneDecimal.format(score)),
    );
    for (const { score, components } of rows) {
      const sum = components.reduce((total, { value, weight }) => total + (value ?? 0) * weight, 0);
      expect(sum).toBeCloseTo(score, 1);
    }
    await page.locator('.score-value').first().click();
    await page.getByRole('dialog', { name: /Score/ }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('the classes of the products count every product once', async () => {
    const rows = await rowsOf<{ readonly abcClass: string; readonly xyzClass: string | null }>(
      '/api/aw/products/demand?top_n=1000',
    );
    const { page, close } = await visitSignedIn('/aw/products?classes=AX');
    const counts = await page.locator('.matrix strong').allInnerTexts();
    expect(counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(rows.length);
    const steady = rows.filter(({ abcClass, xyzClass }) => abcClass === 'A' && xyzClass === 'X').length;
    await expect.poll(() => page.locator('.table tbody tr').count()).toBe(steady);
    await close();
  });

  test('every unusual stretch has its card', async () => {
    const rows = await rowsOf<unknown>('/api/aw/anomalies?days_back=1160');
    const { page, close } = await visitSignedIn('/aw/anomalies');
    await expect.poll(() => page.locator('.anomaly').count()).toBe(rows.length);
    await close();
  });
});

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

interface Anomaly {
  readonly date: string;
  readonly score: number;
  readonly contributors: readonly unknown[];
}

interface Profile {
  readonly quarters: readonly unknown[];
  readonly products: readonly { readonly key: number; readonly name: string }[];
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
    await page.getByText(`${steady} of ${rows.length} products`).waitFor();
    await close();
  });

  test('every unusual stretch has its card with who contributed, and leads to the days around it', async () => {
    const rows = await rowsOf<Anomaly>('/api/aw/anomalies?days_back=1160');
    const [worst] = rows.toSorted((a, b) => b.score - a.score);
    const { page, complaints, close } = await visitSignedIn('/aw/anomalies');
    await expect.poll(() => page.locator('.anomaly').count()).toBe(rows.length);
    const first = page.locator('.anomaly').first();
    const shares = await first.locator('.contributors tr').count();
    expect(shares).toBe(worst?.contributors.length);
    await first.getByRole('link').click();
    await page.waitForURL(/grain=day/);
    expect(new URL(page.url()).searchParams.get('from')).toBe(`${worst?.date.slice(0, 7)}-01`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a sales employee opens from the ranking to a page of their own', async () => {
    const [best] = await rowsOf<Row & { readonly employeeKey: number }>('/api/aw/reps/scores?top_n=1');
    const { page, complaints, close } = await visitSignedIn('/aw/reps');
    await page.locator('.score-name').first().getByRole('link').click();
    await page.waitForURL(`**/aw/reps/${best?.employeeKey}`);
    await page.locator('.answer-sentence', { hasText: String(best?.name) }).waitFor();
    const { data } = await ask(`/api/aw/reps/${best?.employeeKey}`);
    const { quarters, products } = data as Profile;
    await expect.poll(() => page.locator('.quarters li').count()).toBe(Math.min(12, quarters.length));
    await expect
      .poll(() => page.locator('.share-bars').first().getByRole('link').allInnerTexts())
      .toEqual(products.map(({ name }) => name));
    await page.locator('.share-bars').first().getByRole('link').first().click();
    await page.waitForURL(`**/aw/products/${products[0]?.key}`);
    await page.locator('.answer-sentence', { hasText: String(products[0]?.name) }).waitFor();

    // The score adds up where it is explained: each part with its value, weight and points.
    await page.goto(`${origin}/aw/reps?explain=aw.rep_score.${best?.employeeKey}`);
    const parts = page.locator('.score-parts tbody tr');
    await expect.poll(() => parts.count()).toBe(6);
    expect(await parts.nth(1).textContent()).toMatch(/measured .+, usual .+: with \d+ orders/);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    ['/aw/reps/1', 'There is no sales employee with this key'],
    ['/aw/products/0', 'There is no product with this key'],
  ])('%s says that there is none', async (path, words) => {
    const { page, close } = await visitSignedIn(path);
    await page.getByText(words).waitFor();
    await close();
  });
});

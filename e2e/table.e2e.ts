/** What every table can do, on the page with the most rows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, origin, useBrowser, type Visit, visitSignedIn } from './browser.ts';

useBrowser();

interface Item {
  readonly name: string;
  readonly revenue: number;
  readonly units: number;
}

describe.skipIf(origin === '')('a table', () => {
  let seen: Visit | undefined;
  const open = async (path: string) => {
    if (seen === undefined) throw new Error('nobody has signed in');
    const { page } = seen;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(origin + path);
    await page.locator('.data-table tbody tr').first().waitFor();
    return page;
  };
  /** The exact value of the cell that has the focus, by way of the clipboard. */
  const copied = async (page: Awaited<ReturnType<typeof open>>) => {
    await page.keyboard.press('Control+c');
    await page.getByRole('status').filter({ hasText: 'Copied' }).first().waitFor();
    return page.evaluate('navigator.clipboard.readText()');
  };
  const items = async () => (await ask('/api/aw/products/demand?top_n=1000')).data as readonly Item[];

  beforeAll(async () => {
    if (origin === '') return;
    seen = await visitSignedIn('/metrics', { permissions: ['clipboard-read', 'clipboard-write'] });
  });
  afterAll(() => seen?.close());

  it('sorts by a head, and the link keeps the order', async () => {
    const page = await open('/aw/products');
    const byUnits = (await items()).toSorted((a, b) => b.units - a.units);
    await page.getByRole('columnheader', { name: 'Units' }).getByRole('button').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('-units');
    const link = page.url();
    await page.goto(origin);
    await page.goto(link);
    const first = page.locator('.data-table tbody tr[data-row="0"]');
    await first.waitFor();
    expect(await first.locator('[data-column="units"]').textContent()).toBe(
      byUnits[0]?.units.toLocaleString('en-GB'),
    );
    expect(await page.getByRole('columnheader', { name: 'Units' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('draws only the rows in sight, counts all of them, and reaches the last by keys', async () => {
    const page = await open('/aw/products');
    const all = await items();
    expect(all.length).toBeGreaterThan(100);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(all.length + 1));
    expect(await page.locator('.data-table tbody tr').count()).toBeLessThan(60);
    await page.locator('.data-table tbody tr[data-row="0"] [data-column="abc"]').click();
    await page.keyboard.press('Control+End');
    const last = page.locator(`.data-table tbody tr[data-row="${all.length - 1}"]`);
    await last.waitFor();
    expect(await last.getAttribute('aria-rowindex')).toBe(String(all.length + 1));
    expect(await last.locator(':focus').count()).toBe(1);
  });

  it('is one stop for Tab, is walked by arrows, and copies what is exact', async () => {
    const page = await open('/aw/products');
    const [first, second] = await items();
    await page.locator('.data-table tbody tr[data-row="0"] [data-column="abc"]').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await copied(page)).toBe(String(first?.revenue));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => copied(page)).toBe(String(second?.revenue));
    expect(await page.locator('.data-table tbody [tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Revenue/ }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('hides and resizes columns: the link hides, the device keeps the widths', async () => {
    const page = await open('/aw/products');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Units' }).uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('hide')).toBe('units');
    expect(await page.getByRole('columnheader', { name: 'Units' }).count()).toBe(0);

    const head = page.getByRole('grid').getByRole('columnheader', { name: 'Revenue', exact: true });
    const before = (await head.boundingBox())?.width ?? 0;
    await head.getByRole('button').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect
      .poll(async () => Math.round((await head.boundingBox())?.width ?? 0))
      .toBe(Math.round(before) + 32);
    const box = await head.boundingBox();
    if (box === null) throw new Error('the head is not on the screen');
    await page.mouse.move(box.x + box.width - 3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 47, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    const dragged = Math.round((await head.boundingBox())?.width ?? 0);
    expect(dragged).toBeGreaterThan(Math.round(box.width) + 40);
    await page.reload();
    await head.waitFor();
    expect(Math.round((await head.boundingBox())?.width ?? 0)).toBe(dragged);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Reset columns' }).click();
    await page.getByRole('columnheader', { name: 'Units' }).waitFor();
  });

  it('finds rows that have every word, and says when none has', async () => {
    const page = await open('/quality');
    const { length } = (await ask('/api/data-quality/aw')).data as readonly unknown[];
    expect(length).toBeGreaterThan(20);
    await page.getByRole('searchbox', { name: 'Find a check, table or column' }).fill('sales employee exist');
    await expect.poll(() => page.locator('.data-table tbody tr').count()).toBeLessThan(5);
    expect(await page.locator('.data-table tbody tr').first().textContent()).toMatch(/employee/i);
    await page.getByRole('searchbox', { name: 'Find a check, table or column' }).fill('no such words');
    await page.getByText('No check fits.').waitFor();
  });

  it('says what a link names that it does not have, and shows the rest', async () => {
    const page = await open('/quality?sort=-colour&hide=severity');
    await page.getByText('The link names columns that this table does not have: colour.').waitFor();
    expect(await page.getByRole('columnheader', { name: 'Severity' }).count()).toBe(0);
  });

  it('shows each row as a card on a phone, with an order to choose', async () => {
    const page = await open('/aw/products');
    await page.setViewportSize({ width: 390, height: 844 });
    const byName = (await items()).map(({ name }) => name);
    const collator = new Intl.Collator('en-GB', { numeric: true });
    await page.getByLabel('Order').selectOption({ label: 'Product' });
    const first = byName.toSorted(collator.compare)[0] ?? '';
    await expect
      .poll(() => page.locator('.data-table tbody tr[data-row="0"]').textContent())
      .toContain(first);
    expect(await page.locator('.data-table').getAttribute('data-layout')).toBe('cards');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

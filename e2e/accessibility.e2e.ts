/** Every page, in both themes, on a desk and on a phone: axe finds nothing, and nothing stands beside the screen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../web/src/app/pages.ts';
import { COLOURS, violations } from './axe.ts';
import { origin, useBrowser, type Visit, visit, visitSignedIn } from './browser.ts';

useBrowser();

const views: readonly (readonly [string, string])[] = [
  ...pages.map(({ path }) => [path, path] as const),
  ['the overview with filters', '/?territory=Canada&channel=internet&period=90d'],
  ['an explanation', '/?explain=aw.total_revenue'],
  ['an address that leads nowhere', '/nowhere'],
];

/** What is open: the browser's own dialogs and popovers, and those of the search. */
const OPENED = 'dialog[open], .popover[data-placed]:popover-open, [data-palette]';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

describe.skipIf(origin === '')('axe finds nothing', () => {
  let seen: Visit | undefined;
  const current = () => {
    if (seen === undefined) throw new Error('nobody has signed in');
    return seen;
  };
  beforeAll(async () => {
    if (origin !== '') seen = await visitSignedIn('/metrics');
  });
  afterAll(() => seen?.close());

  it.each(views)('on %s', async (_name, path) => {
    const { page, complaints } = current();
    const before = complaints.length;
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(origin + path);
    await page.locator('.answer-sentence').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, undefined, COLOURS)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page, undefined, COLOURS)).toEqual([]);
    expect(complaints.slice(before)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('on what opens over a page, %s', async (colorScheme) => {
    const { page } = current();
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${origin}/aw/sales`);
    await page.locator('.answer-sentence').first().waitFor();
    for (const key of ['?', 'p', 'f', '/']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').last().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await violations(page, OPENED)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
    await page.goto(`${origin}/quality`);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Severity' }).waitFor();
    expect(await violations(page, OPENED)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('on the page of who cannot sign in, %s', async (colorScheme) => {
    const { page, close } = await visit('/oidc/.well-known/openid-configuration', { colorScheme });
    await page.route('**/api/config', (route) => route.abort());
    await page.goto(origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

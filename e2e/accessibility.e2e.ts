import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { origin, useBrowser, visit, visitSignedIn } from './browser.ts';

useBrowser();

const RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
/** Each violation with the places it was found in. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { runOnly: { type: 'tag', values: ${RULES} } }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary) })))`);
}

const views = [
  ['the overview', '/'],
  ['the overview with filters', '/?territory=Canada&channel=internet&period=90d'],
  ['an explanation', '/?explain=aw.total_revenue'],
  ['sales', '/aw/sales'],
  ['stock', '/wwi/stock'],
  ['metrics', '/metrics'],
  ['data quality', '/quality'],
  ['jobs', '/jobs'],
  ['exports', '/exports'],
  ['audit', '/audit'],
] as const;

const themes = ['light', 'dark'] as const;
const widths = [1440, 390] as const;

describe.skipIf(origin === '').each(themes)('in the %s theme axe finds nothing', (colorScheme) => {
  describe.each(widths)('%i pixels wide', (width) => {
    it.each(views)('on %s', async (_name, path) => {
      const { page, complaints, close } = await visitSignedIn(path, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      await page.waitForLoadState('networkidle');
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  });

  it('on what opens over a page', async () => {
    const { page, close } = await visitSignedIn('/', { colorScheme });
    for (const key of ['?', 'p', 'f', '/']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').last().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
    await close();
  });

  it('on the page of who is signed out', async () => {
    const { page, close } = await visit('/oidc/.well-known/openid-configuration', { colorScheme });
    await page.route('**/api/config', (route) => route.abort());
    await page.goto(origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

/**
 * Pictures of the running product on PORT, with the Chromium at CHROMIUM_PATH:
 * `node scripts/screenshots.ts readme` writes those of the README into docs/images;
 * `node scripts/screenshots.ts all DIRECTORY` every page, light and dark, on a desk and on a phone.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pages } from '../web/src/app/pages.ts';
import { launchChromium } from './chromium.ts';

const images = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'images');
const origin = `http://localhost:${process.env.PORT ?? 8000}`;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly theme: 'light' | 'dark';
  /** What is clicked to open the page that is shown. */
  readonly click?: string;
  readonly width: number;
  readonly height: number;
}

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const best: readonly Picture[] = [
  { name: 'overview-light', path: '/', theme: 'light', ...desk },
  { name: 'overview-dark', path: '/', theme: 'dark', ...desk },
  { name: 'overview-phone', path: '/', theme: 'dark', ...phone },
  { name: 'explanation', path: '/?explain=aw.total_revenue', theme: 'light', ...desk },
  { name: 'sales', path: '/aw/sales', theme: 'light', width: 1440, height: 1200 },
  { name: 'stock', path: '/wwi/stock', theme: 'dark', ...desk },
  { name: 'anomalies', path: '/aw/anomalies', theme: 'light', ...desk },
  { name: 'score', path: '/aw/reps?explain=aw.rep_score.292', theme: 'light', ...desk },
  {
    name: 'waterfall',
    path: '/traces',
    click: 'td a[href^="/traces/"], th a[href^="/traces/"]',
    theme: 'dark',
    ...desk,
  },
  { name: 'what-if', path: '/wwi/what-if?demand=1.2', theme: 'light', ...desk },
  { name: 'jobs', path: '/jobs', theme: 'light', ...desk },
];

/** Tall enough to show a page below its first screen. */
const DESK_HEIGHT = 1800;
const PHONE_HEIGHT = 2400;

const nameOf = (path: string) => (path === '/' ? 'overview' : path.slice(1).replaceAll('/', '-'));

const everything: readonly Picture[] = pages.flatMap(({ path }) =>
  (['light', 'dark'] as const).flatMap((theme) => [
    { name: `${nameOf(path)}-${theme}`, path, theme, width: desk.width, height: DESK_HEIGHT },
    { name: `${nameOf(path)}-phone-${theme}`, path, theme, width: phone.width, height: PHONE_HEIGHT },
  ]),
);

/** A reader who has signed in. */
async function signedIn(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/metrics`);
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await page.locator('.answer-sentence').first().waitFor();
  return { context, page };
}

async function take(page: Page, picture: Picture, directory: string): Promise<string> {
  const { name, path, theme, width, height, click } = picture;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(origin + path);
  await page.locator('.answer-sentence').first().waitFor();
  if (click !== undefined) await page.locator(click).first().click();
  await page.waitForLoadState('networkidle');
  // A skeleton is the shape of what is still asked for.
  await page.waitForFunction('document.querySelector(".skeleton") === null');
  const file = join(directory, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = await stat(file);
  return `${name}.png ${Math.round(size / 1024)} KB`;
}

async function main([what = 'readme', where = images]: readonly string[]): Promise<void> {
  const pictures = what === 'all' ? everything : best;
  const directory = resolve(where);
  await mkdir(directory, { recursive: true });
  const browser = await launchChromium();
  try {
    const { context, page } = await signedIn(browser);
    for (const picture of pictures) process.stdout.write(`${await take(page, picture, directory)}\n`);
    await context.close();
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`screenshots: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

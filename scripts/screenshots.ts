/**
 * Pictures of the running product for the README: `PORT=8000 node scripts/screenshots.ts`. It looks at the
 * product that answers on PORT, with the Chromium at CHROMIUM_PATH, and writes `docs/images`.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const directory = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'images');
const origin = `http://localhost:${process.env.PORT ?? 8000}`;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const pictures: readonly Picture[] = [
  { name: 'overview-light', path: '/', theme: 'light', ...desktop },
  { name: 'overview-dark', path: '/', theme: 'dark', ...desktop },
  { name: 'overview-phone-light', path: '/', theme: 'light', ...phone },
  { name: 'overview-phone-dark', path: '/', theme: 'dark', ...phone },
  { name: 'explanation', path: '/?explain=aw.total_revenue', theme: 'light', ...desktop },
  { name: 'sales', path: '/aw/sales', theme: 'light', width: 1440, height: 1440 },
  { name: 'stock', path: '/wwi/stock', theme: 'dark', ...desktop },
];

async function take(browser: Browser, { name, path, theme, width, height }: Picture): Promise<string> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await page.locator('.answer-sentence').first().waitFor();
  await page.waitForLoadState('networkidle');
  const file = join(directory, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = await stat(file);
  return `${name}.png ${Math.round(size / 1024)} KB`;
}

async function main(): Promise<void> {
  await mkdir(directory, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const picture of pictures) process.stdout.write(`${await take(browser, picture)}\n`);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`screenshots: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

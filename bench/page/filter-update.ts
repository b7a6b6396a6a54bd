/** From the API's answer to the painted screen after a filter is set, on the page with most figures. */
import type { Browser } from 'playwright-core';
import { type Measurement, measurement, median } from '../measurement.ts';
import { knownVisitor, quietAfter } from './browser.ts';
import { paintedAfterAnswer, taskTimes, traced } from './trace.ts';

/** Each once: what was asked before is answered without the API. */
const presets = ['Last 30 days', 'Last 90 days', 'Last 180 days', 'Year to date', 'Last full year'];

export async function benchFilterUpdate(browser: Browser, origin: string): Promise<Measurement[]> {
  const context = await knownVisitor(browser, origin);
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForLoadState('networkidle');
  const cards = await page.locator('button.kpi').count();
  const charts = await page.locator('.chart svg, .kpi svg[class]').count();
  const times: number[] = [];
  const longest: number[] = [];
  for (const preset of presets) {
    await page.keyboard.press('p');
    const choice = page.getByRole('button', { name: preset });
    await choice.waitFor();
    const events = await traced(page, async () => {
      const isQuiet = quietAfter(page);
      await choice.click();
      await isQuiet();
    });
    times.push(paintedAfterAnswer(events));
    if (times.some((ms) => !Number.isFinite(ms))) throw new Error(`${preset} asked for nothing`);
    longest.push(Math.max(...taskTimes(events)));
  }
  await context.close();
  return [
    measurement('figures on the page that a filter updates', cards, ''),
    measurement('charts on it', charts, ''),
    measurement('painted after the last answer (bar 300)', median(times), 'ms'),
    measurement('longest task of the update', median(longest), 'ms'),
  ];
}

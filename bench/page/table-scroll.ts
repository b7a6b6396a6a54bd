/** A table of 10,000 rows, scrolled from its first row on. */
import type { Browser } from 'playwright-core';
import { type Measurement, measurement } from '../measurement.ts';
import { knownVisitor } from './browser.ts';
import { framesOf, taskTimes, traced } from './trace.ts';

const ROWS = 10_000;
const DISTANCE = 24_000;
const PIXELS_PER_SECOND = 4_000;

interface Answer {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly meta: Readonly<Record<string, unknown>>;
}

/** The audit trail's own rows, repeated until there are enough. */
function lengthened({ data, meta }: Answer): Answer {
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    ...data[index % data.length],
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));
  return { data: rows, meta: { ...meta, nextCursor: null } };
}

export async function benchTableScroll(browser: Browser, origin: string): Promise<Measurement[]> {
  const context = await knownVisitor(browser, origin);
  const page = await context.newPage();
  await page.route('**/api/audit?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: lengthened((await response.json()) as Answer) });
  });
  await page.goto(`${origin}/audit`);
  await page.locator('.rows-seen tr').first().waitFor();
  const drawn = await page.locator('.rows-seen tr').count();
  const box = await page.locator('.data-scroll').boundingBox();
  if (box === null) throw new Error('the table is not on the screen');
  const session = await context.newCDPSession(page);
  const events = await traced(page, async () => {
    await session.send('Input.synthesizeScrollGesture', {
      x: Math.round(box.x + box.width / 2),
      y: Math.round(box.y + 80),
      yDistance: -DISTANCE,
      speed: PIXELS_PER_SECOND,
      gestureSourceType: 'mouse',
    });
  });
  const seen = await page
    .locator('.rows-seen tr[data-row]')
    .evaluateAll((rows) => Math.max(...rows.map((row) => Number(row.getAttribute('data-row')))));
  if (seen < DISTANCE / 100) throw new Error(`the table did not scroll: row ${seen} is the last one drawn`);
  await context.close();
  const { presented, dropped } = framesOf(events);
  return [
    measurement('rows drawn of a table of 10,000', drawn, ''),
    measurement('frames shown while it scrolls', presented, ''),
    measurement('frames dropped while it scrolls (bar 0)', dropped, '', presented),
    measurement('longest task while it scrolls', Math.max(...taskTimes(events)), 'ms'),
  ];
}

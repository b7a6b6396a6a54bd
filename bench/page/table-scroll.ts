/** A table of 10,000 rows, scrolled from its first row on, beside a page of plain text that is as tall. */
import type { Browser, Page } from 'playwright-core';
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

interface Scrolling {
  /** Of a hundred frames, how many the reader missed. */
  readonly droppedPct: number;
  readonly longestTaskMs: number;
}

/** Scrolls as a wheel would, with what stands at (x, y) under the pointer. */
async function scroll(page: Page, x: number, y: number): Promise<Scrolling> {
  const session = await page.context().newCDPSession(page);
  const events = await traced(page, async () => {
    await session.send('Input.synthesizeScrollGesture', {
      x,
      y,
      yDistance: -DISTANCE,
      speed: PIXELS_PER_SECOND,
      gestureSourceType: 'mouse',
    });
  });
  const { presented, dropped } = framesOf(events);
  return {
    droppedPct: (100 * dropped) / (presented + dropped),
    longestTaskMs: Math.max(...taskTimes(events)),
  };
}

/** What this machine makes of a page that does nothing while it is scrolled. */
async function plainPage(browser: Browser): Promise<Scrolling> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const lines = Array.from(
    { length: ROWS / 10 },
    (_, index) => `<p>Line ${index} of a page without scripts</p>`,
  );
  await page.setContent(lines.join(''));
  const scrolled = await scroll(page, 700, 400);
  await page.close();
  return scrolled;
}

export async function benchTableScroll(browser: Browser, origin: string): Promise<Measurement[]> {
  const context = await knownVisitor(browser, origin);
  const page = await context.newPage();
  await page.route('**/api/audit?*', async (route) => {
    const response = await route.fetch();
    // The API's own tests hold its answers against the contract.
    await route.fulfill({ response, json: lengthened((await response.json()) as Answer) });
  });
  await page.goto(`${origin}/audit`);
  await page.locator('.rows-seen tr').first().waitFor();
  const drawn = await page.locator('.rows-seen tr').count();
  const box = await page.locator('.data-scroll').boundingBox();
  if (box === null) throw new Error('the table is not on the screen');
  const plain = await plainPage(browser);
  const table = await scroll(page, Math.round(box.x + box.width / 2), Math.round(box.y + 80));
  const rows = await page
    .locator('.rows-seen tr[data-row]')
    .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-row'))));
  const last = Math.max(...rows);
  if (last < DISTANCE / 100) throw new Error(`the table did not scroll: row ${last} is the last one drawn`);
  await context.close();
  return [
    measurement('rows drawn of a table of 10,000', drawn, ''),
    measurement(
      'frames dropped while it scrolls, beside a plain page',
      table.droppedPct,
      '%',
      plain.droppedPct,
    ),
    measurement('longest task while it scrolls', table.longestTaskMs, 'ms', plain.longestTaskMs),
  ];
}

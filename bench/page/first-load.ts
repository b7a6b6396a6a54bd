/** The first view of a known person on a slow laptop and a distant network. */
import type { Browser, Page } from 'playwright-core';
import { type Measurement, measurement, median } from '../measurement.ts';
import { knownVisitor, slowDown } from './browser.ts';
import { tasksOnly, taskTimes, traced } from './trace.ts';

const RUNS = 5;
const LONG_TASK_MS = 100;

/** Kept by the page itself from its first script on. */
const watchPaints = `
  window.largestPaint = 0;
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, size } of list.getEntries()) window.largestPaint = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

interface FirstLoad {
  readonly scriptKb: number;
  readonly laterScriptKb: number;
  readonly largestPaintMs: number;
  readonly sinceOpenedMs: number;
  readonly layoutShift: number;
  readonly longestTaskMs: number;
  readonly longTasks: number;
}

/** Adds up the bytes of the scripts as they came over the wire, until it is told to count the rest apart. */
async function countScripts(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Set<string>();
  const bytes = { first: 0, later: 0 };
  let counter: keyof typeof bytes = 'first';
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes[counter] += encodedDataLength;
  });
  return {
    bytes,
    countRestApart: () => {
      counter = 'later';
    },
  };
}

async function load(browser: Browser, origin: string): Promise<FirstLoad> {
  const context = await knownVisitor(browser, origin);
  const page = await context.newPage();
  await page.addInitScript(watchPaints);
  // The browser's cache stays on, but is empty: the scripts come once, though signing in leaves the page.
  const fresh = await page.context().newCDPSession(page);
  await fresh.send('Network.clearBrowserCache');
  const scripts = await countScripts(page);
  await slowDown(page, { cpu: 4, latency: 150, isCacheOff: false });
  const opened = Date.now();
  const measured = async () => {
    // The network tells that the figures are there: looking for them in the page would run the tool's own
    // script in it, which is larger than the page's.
    const figures = page.waitForResponse((response) => response.url().includes('/sales/kpis'));
    await page.goto(origin);
    await figures;
    scripts.countRestApart();
    await page.waitForLoadState('networkidle');
  };
  const events = await traced(page, measured, tasksOnly);
  const seen = (await page.evaluate(
    '({ paint: largestPaint, shift: layoutShift, since: performance.timeOrigin })',
  )) as { readonly paint: number; readonly shift: number; readonly since: number };
  await context.close();
  const tasks = taskTimes(events);
  return {
    scriptKb: scripts.bytes.first / 1024,
    laterScriptKb: scripts.bytes.later / 1024,
    largestPaintMs: seen.paint,
    sinceOpenedMs: seen.since - opened + seen.paint,
    layoutShift: seen.shift,
    longestTaskMs: Math.max(...tasks),
    longTasks: tasks.filter((ms) => ms > LONG_TASK_MS).length,
  };
}

export async function benchFirstLoad(browser: Browser, origin: string): Promise<Measurement[]> {
  const loads: FirstLoad[] = [];
  for (let run = 0; run < RUNS; run += 1) loads.push(await load(browser, origin));
  const middle = (pick: (load: FirstLoad) => number) => median(loads.map(pick));
  return [
    measurement(
      'scripts of the first view (bar 180)',
      middle(({ scriptKb }) => scriptKb),
      'KB',
    ),
    measurement(
      'scripts that come after it',
      middle(({ laterScriptKb }) => laterScriptKb),
      'KB',
    ),
    measurement(
      'largest paint, 4x CPU, 150 ms (bar 1500)',
      middle((each) => each.largestPaintMs),
      'ms',
    ),
    measurement(
      'the same since the address was opened',
      middle((each) => each.sinceOpenedMs),
      'ms',
    ),
    measurement(
      'longest task of it (bar 100)',
      middle(({ longestTaskMs }) => longestTaskMs),
      'ms',
    ),
    measurement(
      'tasks over 100 ms (bar 0)',
      middle(({ longTasks }) => longTasks),
      '',
    ),
    measurement(
      'layout shift of it (good below 0.1)',
      middle(({ layoutShift }) => layoutShift),
      '',
    ),
  ];
}

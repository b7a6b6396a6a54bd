/** A Chromium that is slowed down and traced, and a signed-in page in it. */
import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';

/** Whether there is a browser to measure with. */
export const hasBrowser = () => existsSync(chromiumPath);

/** A visitor whom the provider knows: the next page signs itself in. */
export async function knownVisitor(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // What moves by itself would count as painted.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${origin}/metrics`);
  await page.getByRole('button', { name: /^Continue as/ }).click();
  await page.locator('.answer-sentence').first().waitFor();
  await page.close();
  return context;
}

interface Slowness {
  /** How many times slower the processor is. */
  readonly cpu: number;
  /** Milliseconds that each request waits. */
  readonly latency: number;
  readonly isCacheOff: boolean;
}

/** Slows a page as a laptop of some years on a distant network would be. */
export async function slowDown(page: Page, { cpu, latency, isCacheOff }: Slowness): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: isCacheOff });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

const QUIET_MS = 600;

/** Waits until no request has been under way for a while; call it before what asks for something. */
export function quietAfter(page: Page): () => Promise<void> {
  let open = 0;
  let changed = Date.now();
  const count = (by: number) => () => {
    open += by;
    changed = Date.now();
  };
  const begun = count(1);
  const ended = count(-1);
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  return async () => {
    while (open > 0 || Date.now() - changed < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  };
}

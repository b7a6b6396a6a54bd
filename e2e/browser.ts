/** What the browser tests share: a signed-in page that remembers its complaints, and the API's own answers. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from '../scripts/chromium.ts';

export const origin = inject('origin');

/** The answer of an endpoint as the page gets it. */
export interface ApiAnswer {
  readonly data: unknown;
  readonly meta: Readonly<Record<string, unknown>>;
}

let browser: Browser | undefined;

/** Opens the browser around the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    if (origin === '') return;
    browser = await launchChromium(inject('chromium'));
  });
  afterAll(() => browser?.close());
}

export interface Visit {
  readonly page: Page;
  /** Errors, warnings and refused loads that the browser's console told of. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * A fresh visitor on `path`, not signed in yet.
 * @param prepare what has to hold before anything is loaded: a page that has begun keeps its settings over the sign-in
 */
export async function visit(
  path: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Visit> {
  if (browser === undefined) throw new Error('the browser is not open');
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await prepare(page);
  await page.goto(origin + path);
  return { page, complaints, close: () => context.close() };
}

/** Makes the page believe that its telemetry is configured so. */
export async function configureTelemetry(page: Page, telemetry: object): Promise<void> {
  await page.route('**/api/config', async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as { readonly data: object };
    await route.fulfill({ response, json: { ...config, data: { ...config.data, telemetry } } });
  });
}

/** Passes the embedded provider's own page. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Continue as/ }).click();
}

/** A fresh visitor who has signed in and sees the answer of `path`. */
export async function visitSignedIn(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await visit(path, options);
  await signIn(visited.page);
  await visited.page.locator('.answer-sentence').first().waitFor();
  return visited;
}

export async function token(query = ''): Promise<string> {
  const response = await fetch(`${origin}/oidc/dev-token${query}`, {
    method: 'POST',
    headers: { 'x-otel-bi-cli': 'token' },
  });
  return response.text();
}

export async function ask(path: string): Promise<ApiAnswer> {
  const response = await fetch(origin + path, { headers: { authorization: `Bearer ${await token()}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const body: unknown = await response.json();
  // The API's own tests hold its answers against the contract.
  return body as ApiAnswer;
}

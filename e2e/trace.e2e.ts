import type { Page, Request, Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, configureTelemetry, origin, signIn, useBrowser, visit, visitSignedIn } from './browser.ts';
import { completeTrace, pathOf, type SeenTrace } from './traces.ts';

useBrowser();

const isKpis = (response: Response) =>
  response.url().startsWith(`${origin}/api/aw/sales/kpis`) && response.ok();
const traceIdOf = (response: Response) => response.headers()['x-trace-id'] ?? '';

/** What nobody else may learn: seen on the wire while somebody signs in. */
function secretsOf(requests: readonly Request[]): string[] {
  const found = requests.flatMap((request) => {
    const url = new URL(request.url());
    const form = new URLSearchParams(request.postData() ?? '');
    const bearer = request.headers().authorization?.replace(/^Bearer /, '');
    const names = ['code', 'state', 'code_challenge', 'nonce'];
    const inUrl = names.map((name) => url.searchParams.get(name));
    return [...inUrl, form.get('code_verifier'), form.get('code'), bearer ?? null];
  });
  return [...new Set(found.filter((secret) => secret !== null && secret.length > 8))] as string[];
}

function watch(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

/** Warehouse and PostgreSQL, each below what asked for it, up to the page. */
function expectWhole(trace: SeenTrace, above: readonly string[]): void {
  const route = 'GET /api/aw/sales/kpis';
  const server = trace.tree.find(({ name, kind }) => name === route && kind === 'server');
  const below = (name: string, system: string) =>
    trace.tree.find(
      (span) =>
        span.name === name &&
        span.attributes['db.system.name'] === system &&
        pathOf(trace, span).includes('analyse aw.sales.kpis') === (system === 'duckdb') &&
        (system === 'duckdb' || span.parentSpanId === server?.spanId),
    );
  expect(pathOf(trace, below('SELECT aw.sales.period', 'duckdb'))).toEqual([
    'SELECT aw.sales.period',
    'analyse aw.sales.kpis',
    route,
    route,
    ...above,
  ]);
  expect(pathOf(trace, below('INSERT audit_log', 'postgresql'))).toEqual([
    'INSERT audit_log',
    route,
    route,
    ...above,
  ]);
  const call = trace.tree.find(({ spanId }) => spanId === server?.parentSpanId);
  expect(call).toMatchObject({ kind: 'client', service: 'otel-bi-frontend' });
  expect(server).toMatchObject({ service: 'otel-bi-api' });
  const unknown = trace.tree.filter((span) => pathOf(trace, span).includes('?'));
  expect(unknown.map(({ name }) => name)).toEqual([]);
  expect(trace.services.toSorted()).toEqual(['otel-bi-api', 'otel-bi-frontend']);
}

describe.skipIf(origin === '')('one trace', () => {
  it('leads from signing in over page and function to warehouse and PostgreSQL, and holds no secret', async () => {
    const { page, complaints, close } = await visit('/aw/sales');
    const requests = watch(page);
    const answered = page.waitForResponse(isKpis);
    await signIn(page);
    const traceId = traceIdOf(await answered);
    await page.locator('[data-key="total_revenue"]').first().waitFor();
    const trace = await completeTrace(traceId, /^page load /);

    expectWhole(trace, ['aggregate dashboard /aw/sales', 'page load /aw/sales']);
    expect(trace.tree.filter(({ parentSpanId }) => parentSpanId === null)).toHaveLength(1);
    expect(trace.tree.find(({ name }) => name === 'documentLoad')).toMatchObject({
      service: 'otel-bi-frontend',
    });
    expect(trace.audit).toContainEqual(expect.objectContaining({ action: 'aw.sales.kpis', traceId }));

    const secrets = secretsOf(requests);
    expect(secrets.length).toBeGreaterThan(3);
    const sent = requests
      .filter((request) => request.url().includes('/otlp/'))
      .map((request) => request.postData());
    expect(sent.length).toBeGreaterThan(0);
    const told = JSON.stringify([await ask(`/api/traces/${traceId}`), sent]);
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/bearer|password|[?&]code=/i);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads from a click to the rows, and trace headers go to the API alone', async () => {
    const { page, complaints, close } = await visitSignedIn('/aw/sales');
    // The clicks' own instrumentation is there once the load of the page has been told.
    await page.waitForRequest((request) => request.url().endsWith('/otlp/v1/traces'));
    const requests = watch(page);
    const answered = page.waitForResponse(isKpis);
    await page.getByRole('button', { name: 'Refresh: AdventureWorks' }).first().click();
    const trace = await completeTrace(traceIdOf(await answered), /^click Refresh /);
    expectWhole(trace, ['aggregate dashboard /aw/sales', 'click Refresh /aw/sales']);

    const traced = requests.filter((request) => request.headers().traceparent !== undefined);
    expect(traced.length).toBeGreaterThan(0);
    for (const request of traced)
      expect(new URL(request.url()).pathname).toMatch(/^\/api\/(?!traces|telemetry)/);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.skipIf(origin === '')('the page’s telemetry', () => {
  it('measures web vitals, told when the page is left', async () => {
    const { page, complaints, close } = await visitSignedIn('/aw/sales');
    await page.waitForRequest((request) => request.url().endsWith('/otlp/v1/traces'));
    // The largest paint is known once the reader does something.
    await page.locator('.answer-sentence').first().click();
    const metrics = page.waitForRequest((request) => request.url().endsWith('/otlp/v1/metrics'));
    await page.evaluate(`Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`);
    const body = (await metrics).postData() ?? '';
    expect(body).toContain('browser.web_vital.duration');
    for (const vital of ['lcp', 'fcp', 'ttfb']) expect(body).toContain(`"stringValue":"${vital}"`);
    expect(body).toContain('otel-bi-frontend');
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['off by configuration', { enabled: false, endpoint: null, sampleRatio: 1 }],
    ['not there', { enabled: true, endpoint: 'http://localhost:9/otlp', sampleRatio: 1 }],
  ])('is nothing that a reader notices where the collector is %s', async (_what, telemetry) => {
    const requests: Request[] = [];
    const { page, complaints, close } = await visit('/aw/sales', {}, async (fresh) => {
      fresh.on('request', (request) => requests.push(request));
      await configureTelemetry(fresh, telemetry);
      await fresh.route('**/api/telemetry/status', (route) =>
        route.fulfill({ json: { data: { exporter: { reachable: false } }, meta: {} } }),
      );
    });
    await signIn(page);
    await page.locator('[data-key="total_revenue"]').first().waitFor();
    if (telemetry.enabled) {
      await page.waitForRequest((request) => request.url().endsWith('/api/telemetry/status'));
    }
    await page.waitForLoadState('networkidle');
    expect(requests.filter((request) => request.url().includes('/v1/traces'))).toEqual([]);
    const traced = requests.filter((request) => request.headers().traceparent !== undefined);
    expect(traced.length > 0).toBe(telemetry.enabled);
    expect(complaints).toEqual([]);
    await close();
  });
});

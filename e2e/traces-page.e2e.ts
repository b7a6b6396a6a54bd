import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { ask, origin, signIn, useBrowser, visit, visitSignedIn } from './browser.ts';
import { completeTrace } from './traces.ts';

useBrowser();

interface Summary {
  readonly traceId: string;
  readonly name: string;
  readonly route: string | null;
  readonly statusCode: number | null;
}

/** Makes a trace with the page's own spans in it, and one that failed. @returns the id of the first */
async function makeTraces(): Promise<string> {
  const { page, close } = await visit('/aw/sales');
  const answered = page.waitForResponse(
    (response) => response.url().includes('/api/aw/sales/kpis') && response.ok(),
  );
  await signIn(page);
  const traceId = (await answered).headers()['x-trace-id'] ?? '';
  await completeTrace(traceId, /^page load /);
  // Nobody's token goes with it.
  const refused = await page.evaluate(`fetch('/api/aw/sales/kpis').then(({ status }) => status)`);
  expect(refused).toBe(401);
  await expect.poll(async () => (await failures()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await close();
  return traceId;
}

let made: Promise<string> | undefined;

/** Traces for all tests of this file, made by the first that needs them. */
function someTraces(): Promise<string> {
  made ??= makeTraces();
  return made;
}

const failures = () => traces('&route=sales%2Fkpis&outcome=error&status=401');

const traces = async (query = '') => (await ask(`/api/traces?limit=500${query}`)).data as readonly Summary[];

describe.skipIf(origin === '')('the traces page', () => {
  it('lists the traces, narrowed by route, outcome, status and duration, all in the address', async () => {
    await someTraces();
    const { page, complaints, close } = await visitSignedIn('/traces');
    const rows = page.locator('a[data-trace]');
    await rows.first().waitFor();
    await page.getByRole('button', { name: 'Live' }).click();
    await page.getByRole('searchbox', { name: 'Find a route or a name' }).fill('SALES/KPIS');
    await expect.poll(() => new URL(page.url()).searchParams.get('find')).toBe('SALES/KPIS');
    await page.getByRole('radio', { name: 'Failed' }).click();
    await page.getByRole('combobox', { name: 'Status' }).selectOption('401');
    const failed = await failures();
    await expect
      .poll(() => rows.evaluateAll((links) => links.map((link) => link.dataset.trace)))
      .toEqual(failed.map(({ traceId }) => traceId));

    await page.reload();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(failed.length);
    await page.getByRole('radio', { name: 'Cancelled' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe('cancelled');
    await page.getByRole('combobox', { name: 'Took at least' }).selectOption('5000');
    await page.getByText('No kept trace fits').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('hides calls for settings until they are asked for', async () => {
    const { page, close } = await visitSignedIn('/traces?find=%2Fapi%2Fconfig');
    const settings = page.getByRole('link', { name: 'GET /api/config', exact: true });
    await page
      .getByText(/^No kept trace fits|^\d[\d,]* traces?,/)
      .first()
      .waitFor();
    expect(await settings.count()).toBe(0);
    await page.getByRole('checkbox', { name: 'With settings and health' }).check();
    await settings.first().waitFor();
    expect(new URL(page.url()).searchParams.get('routine')).toBe('shown');
    await close();
  });

  it('draws a trace as a waterfall that is walked and folded by keys, and tells all of a span', async () => {
    const traceId = await someTraces();
    const { page, complaints, close } = await visitSignedIn(`/traces/${traceId}`);
    const { tree } = await completeTrace(traceId, /^page load /);
    const rows = page.getByRole('treeitem');
    await page.getByText(`${tree.length} spans`, { exact: false }).waitFor();
    const load = page.getByRole('treeitem', { name: /^documentLoad/ });
    expect(await load.getAttribute('aria-expanded')).toBe('false');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate('document.activeElement.dataset.span');
    expect(focused).toBe(tree.find(({ name }) => name === 'documentLoad')?.spanId);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => rows.count()).toBe(tree.length);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => rows.count()).toBeLessThan(tree.length);

    const statement = tree.find(({ name }) => name === 'SELECT aw.sales.period');
    await page
      .getByRole('treeitem', { name: /^SELECT aw\.sales\.period.*Warehouse/ })
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: 'SELECT aw.sales.period' });
    expect(await panel.textContent()).toContain(String(statement?.attributes['db.query.text']));
    await panel.getByText('db.response.returned_rows').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    await page.getByRole('button', { name: 'aw.sales.kpis' }).first().click();
    await page.getByRole('dialog').getByText('Fingerprint').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'All traces' }).click();
    await page.locator('a[data-trace]').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says that a trace is gone', async () => {
    const { page, close } = await visitSignedIn(`/traces/${'0'.repeat(31)}1`);
    await page.getByText('This trace is not there, or no longer').waitFor();
    await close();
  });

  it('maps who calls whom, and leads from the slowest statements to their traces', async () => {
    await someTraces();
    const { page, complaints, close } = await visitSignedIn('/traces?show=map');
    const map = (await ask('/api/traces/service-map')).data as { readonly nodes: readonly { id: string }[] };
    for (const { id } of map.nodes) await page.locator(`[data-node="${id}"]`).waitFor();
    await page.getByText(/^p95 /).first().waitFor();
    await page.getByRole('radio', { name: 'Slowest queries' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('show')).toBe('queries');
    await page
      .getByRole('link', { name: /^Slowest trace of / })
      .first()
      .click();
    await page.getByRole('treeitem').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.skipIf(origin === '')('the explanation of a number', () => {
  it('shows its call as a waterfall, its record, and whether it still holds', async () => {
    const { page, complaints, close } = await visitSignedIn('/?explain=aw.total_revenue');
    const panel = page.getByRole('dialog', { name: /Revenue/ });
    await panel
      .getByRole('treeitem', { name: /^SELECT aw\.sales\.period.*Warehouse/ })
      .first()
      .waitFor();
    await panel.getByRole('treeitem', { name: /^INSERT audit_log.*PostgreSQL/ }).waitFor();
    await panel.getByText('developer').waitFor();
    await panel.getByText('The row is as it was written', { exact: false }).waitFor();
    await panel.getByRole('button', { name: 'Verify' }).click();
    await panel.getByText('It still holds: every value is the same.').waitFor();
    await panel.getByRole('link', { name: /^The whole trace: \d+ spans/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Traces' }).waitFor();
    await page.getByRole('treeitem').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

const looks = [
  ['light', 1440],
  ['dark', 390],
] as const;

describe.skipIf(origin === '').each(looks)(
  'in the %s theme, %i pixels wide, axe finds nothing',
  (colorScheme, width) => {
    const look = { colorScheme, viewport: { width, height: 900 } };

    it('on traces, their map, their statements and a span', async () => {
      const traceId = await someTraces();
      const { page, complaints, close } = await visitSignedIn('/traces', look);
      const check = async (awaited: string) => {
        await page.locator(awaited).first().waitFor();
        expect(await violations(page)).toEqual([]);
      };
      await check('a[data-trace]');
      await page.getByRole('radio', { name: 'Service map' }).click();
      await check('[data-node]');
      await page.getByRole('radio', { name: 'Slowest queries' }).click();
      await check('small.statement');
      await page.goto(`${origin}/traces/${traceId}`);
      await page
        .getByRole('treeitem', { name: /^SELECT aw\.sales\.period/ })
        .first()
        .click();
      await check('.side-panel');
      expect(complaints).toEqual([]);
      await close();
    });

    it('on the trace and the record of a number', async () => {
      const { page, close } = await visitSignedIn('/?explain=aw.total_revenue', look);
      const panel = page.getByRole('dialog', { name: /Revenue/ });
      await panel.getByRole('treeitem').first().waitFor();
      await panel.getByRole('button', { name: 'Verify' }).click();
      await panel.getByText('It still holds', { exact: false }).waitFor();
      expect(await violations(page, '.explain')).toEqual([]);
      await close();
    });
  },
);

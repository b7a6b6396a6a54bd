import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, origin, useBrowser, visitSignedIn } from './browser.ts';

useBrowser();

const RUN_MS = 60_000;

interface AuditRow {
  readonly id: string;
  readonly action: string;
}

/** Runs a job by the page's own button and waits until its panel says how it ended. */
async function runJob(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Run now: ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run now' }).click();
  await page.locator('.side-panel .state[data-state="succeeded"]').waitFor({ timeout: RUN_MS });
}

const runsOf = async (domain: string) =>
  (await ask(`/api/jobs/${domain}?limit=1`)).data as readonly unknown[];

/** What the click downloads. */
async function downloaded(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe.skipIf(origin === '')('operations', () => {
  it('guides to a first run, asks before it, follows it to its end and lists it', async () => {
    const { page, complaints, close } = await visitSignedIn('/jobs');
    const isFirst = (await runsOf('aw')).length + (await runsOf('wwi')).length === 0;
    if (isFirst) await page.getByText('No job has run yet').first().waitFor();
    await runJob(page, 'AdventureWorks, Anomaly detection');
    const id = new URL(page.url()).searchParams.get('open') ?? '';
    const run = (await ask(`/api/jobs/executions/${id}`)).data as {
      readonly status: string;
      readonly traceId: string;
    };
    expect(run.status).toBe('succeeded');
    const panel = page.locator('.side-panel');
    await panel.getByText(run.traceId).first().waitFor();
    await panel.locator('.run-steps li').first().waitFor();
    await panel.getByText('Data to', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.side-panel').count()).toBe(0);
    await page.locator(`[data-run="${id}"]`).waitFor();
    if (isFirst) await page.getByText('The one job that has run succeeded').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page
      .locator('section[aria-labelledby="domain-aw"] .attention', { hasText: 'Last jobs' })
      .locator('li', { hasText: 'Anomaly detection' })
      .locator('.state[data-state="succeeded"]')
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows every check as the API has it, and marks the numbers that a finding distorts', async () => {
    const { page, complaints, close } = await visitSignedIn('/jobs');
    await runJob(page, 'Wide World Importers, Data-quality checks');
    await page.goto(`${origin}/quality?status=failed`);
    await page.locator('table.checks tbody tr').first().waitFor();
    const checks = (await ask('/api/data-quality/wwi')).data as readonly {
      readonly name: string;
      readonly status: string;
      readonly question: string;
      readonly sample: readonly string[];
      readonly metrics: readonly string[];
    }[];
    const failed = checks.filter(({ status }) => status === 'failed');
    expect(await page.locator('table.checks .state[data-state="failed"]').count()).toBe(failed.length);
    const check = failed.find(({ metrics }) => metrics.includes('total_revenue'));
    await page
      .getByRole('button', { name: check?.question ?? 'a failed check of revenue', exact: true })
      .first()
      .click();
    await page
      .locator('.side-panel')
      .getByText(check?.sample[0] ?? '', { exact: true })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page
      .locator('section[aria-labelledby="domain-wwi"] [data-key="total_revenue"] .quality-dot')
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('exports what the screen shows, and the audit trail has the call', async () => {
    const { page, complaints, close } = await visitSignedIn('/wwi/stock');
    await page.getByRole('button', { name: 'Export Stock recommendations' }).click();
    const { name, content } = await downloaded(page, () =>
      page.getByRole('button', { name: /^Excel workbook/ }).click(),
    );
    expect(name).toMatch(/stock-recommendations.*\.xlsx$/);
    const items = (await ask('/api/wwi/stock/recommendations')).data as readonly { stockItem: string }[];
    const cells = (await readXlsx(content)).sheets.flatMap(({ rows }) => rows.flat());
    for (const { stockItem } of items) expect(cells).toContain(stockItem);
    await page.getByText(`Downloaded ${name} (${items.length} rows, `).waitFor();

    const [row] = ((await ask('/api/audit?domain=wwi&limit=50')).data as readonly AuditRow[]).filter(
      ({ action }) => action === 'wwi.export.stock_recommendations',
    );
    await page.goto(`${origin}/audit?domain=wwi`);
    await page.locator(`[data-audit="${row?.id}"]`).click();
    await page
      .locator('.side-panel')
      .getByText(row?.id ?? '', { exact: true })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Verify the trail' }).click();
    await page.getByText(/^Intact: \d+ rows/).waitFor();

    const id = row?.id ?? '';
    await page.goto(`${origin}/audit?domain=wwi&find=${id}`);
    await expect.poll(() => page.locator('[data-audit]').count()).toBe(1);
    await page.locator(`[data-audit="${id}"]`).waitFor();
    // The rows of the other warehouse do not have it: the trail does.
    await page.goto(`${origin}/audit?domain=aw&find=${id}`);
    await page.getByRole('button', { name: 'Look it up in the trail' }).click();
    await page.locator('.side-panel').getByText('wwi.export.stock_recommendations').first().waitFor();
    expect(new URL(page.url()).searchParams.get('open')).toBe(id);
    expect(complaints).toEqual([]);
    await close();
  });

  it('makes a full report and downloads both of its files', async () => {
    const { page, complaints, close } = await visitSignedIn('/exports');
    await page.getByRole('button', { name: 'Make a report' }).click();
    await page.getByText(/^The report of .* is ready/).waitFor({ timeout: RUN_MS });
    const id = new URL(page.url()).searchParams.get('open') ?? '';
    const report = (await ask(`/api/reports/${id}`)).data as Record<'xlsx' | 'pdf', { bytes: number }>;
    const workbook = await downloaded(page, () =>
      page.getByRole('button', { name: /^Download workbook/ }).click(),
    );
    expect(workbook.content.length).toBe(report.xlsx.bytes);
    expect((await readXlsx(workbook.content)).sheets.length).toBeGreaterThan(5);
    const pdf = await downloaded(page, () => page.getByRole('button', { name: /^Download PDF/ }).click());
    expect(pdf.content.length).toBe(report.pdf.bytes);
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await page.getByRole('row', { name: /Full report/ }).count()).toBe(2);
    expect(complaints).toEqual([]);
    await close();
  });
});

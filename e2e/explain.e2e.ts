import { describe, expect, it } from 'vitest';
import { ask, origin, token, useBrowser, visitSignedIn } from './browser.ts';

useBrowser();

describe.skipIf(origin === '')('the explanation of a number', () => {
  it('tells definition, query, parameters, freshness, trace and the audit row that was written', async () => {
    const { page, complaints, close } = await visitSignedIn('/');
    const answered = page.waitForResponse((response) => response.url().includes('/api/aw/sales/kpis'));
    await page.getByRole('button', { name: 'Refresh: AdventureWorks' }).click();
    const { meta } = (await (await answered).json()) as {
      readonly meta: { readonly auditId: string; readonly traceId: string };
    };

    await page
      .locator(
        'section[aria-labelledby="domain-aw"] button[data-key="gross_profit"], button[data-key="gross_margin_pct"]',
      )
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: /Gross margin/ });
    await panel.waitFor();
    await panel.getByText(meta.auditId).waitFor();
    await panel.getByText(meta.traceId).waitFor();

    const catalogue = await ask('/api/metrics');
    const metrics = catalogue.data as readonly {
      key: string;
      domain: string;
      definition: string;
      formula: string;
    }[];
    const metric = metrics.find(({ key, domain }) => key === 'gross_margin_pct' && domain === 'aw');
    const text = (await panel.textContent()) ?? '';
    expect(text).toContain(metric?.definition);
    expect(text).toContain(metric?.formula);
    const queries = catalogue.meta.queries as readonly { name: string; text: string }[];
    expect(text).toContain(queries.find(({ name }) => name === 'aw.sales.period')?.text);
    expect(text).toContain('GET /api/aw/sales/kpis');
    await panel.getByText('developer').waitFor();

    const rows = (await ask('/api/audit?domain=aw&limit=200')).data as readonly {
      id: string;
      traceId: string;
    }[];
    expect(rows.find(({ id }) => id === meta.auditId)?.traceId).toBe(meta.traceId);
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes the focus, closes on Escape and gives the focus back', async () => {
    const { page, close } = await visitSignedIn('/');
    const card = page.locator('button[data-key="total_revenue"]').first();
    await card.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Revenue/ }).waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('explain');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.dataset.key')).toBe('total_revenue');
    expect(new URL(page.url()).search).toBe('');
    await close();
  });

  it('verifies the number, and what left in a file, by running the same analysis again', async () => {
    const { page, close } = await visitSignedIn('/?explain=aw.total_revenue');
    const panel = page.getByRole('dialog', { name: /Revenue/ });
    await panel.getByRole('button', { name: 'Verify' }).click();
    await panel.getByText('It still holds: every value is the same.').waitFor();
    const compared = panel.getByRole('region', { name: 'Then and now' });
    const [newest] = await compared.getByRole('row', { name: /Newest fact/ }).allTextContents();
    expect(newest).toMatch(/^Newest fact(\d+ \w+ \d{4})\1$/);

    await close();

    const file = await fetch(`${origin}/api/wwi/export/stock-recommendations?format=csv`, {
      headers: { authorization: `Bearer ${await token()}` },
    });
    await file.arrayBuffer();
    const audit = await visitSignedIn(`/audit?open=${file.headers.get('x-audit-id')}`);
    await audit.page.getByRole('button', { name: 'Verify', exact: true }).click();
    await audit.page.getByText('It still holds: every value is the same.').waitFor();
    await audit.page.getByRole('row', { name: /Recommended quantity, sum/ }).waitFor();
    await audit.close();
  });

  it('explains a number of the stock table', async () => {
    const { page, close } = await visitSignedIn('/wwi/stock');
    const [first] = (await ask('/api/wwi/stock/recommendations')).data as readonly {
      stockItem: string;
      recommendedQuantity: number;
    }[];
    await page.locator('.number-main').first().click();
    const panel = page.getByRole('dialog', { name: new RegExp(first?.stockItem.slice(0, 12) ?? '') });
    await panel
      .getByText(first?.recommendedQuantity.toLocaleString('en-GB') ?? '', { exact: true })
      .waitFor();
    await close();
  });
});

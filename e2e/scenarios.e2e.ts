/** What-if scenarios: tried by keys, computed by the API, stored only when saved, compared side by side. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, origin, token, useBrowser, type Visit, visitSignedIn } from './browser.ts';

useBrowser();

/** What waits for the API waits as long as a slow machine needs. */
const patience = { timeout: 20_000 };

interface Outcome {
  readonly stockOuts: number;
  readonly orders: number;
  readonly orderQuantity: number;
  readonly orderCost: number;
}

interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly baseline: Outcome;
  readonly result: Outcome;
}

async function previewed(body: Readonly<Record<string, unknown>>): Promise<Scenario> {
  const response = await fetch(`${origin}/api/wwi/scenarios/preview`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  // The API's own tests hold its answers against the contract.
  return ((await response.json()) as { readonly data: Scenario }).data;
}

const saved = async () => (await ask('/api/wwi/scenarios?limit=100')).data as readonly Scenario[];
const dollars = (value: number) => `$${Math.round(value).toLocaleString('en-GB')}`;

/** Waits until the outcome's table shows these numbers, today and in the scenario. */
async function expectOutcome(page: Page, { baseline, result }: Scenario): Promise<void> {
  const shown = async (name: string) => {
    const row = page.locator('.outcome').getByRole('row', { name: new RegExp(`^${name}`) });
    return (await row.getByRole('cell').allTextContents()).slice(0, 2);
  };
  // Each is waited for: one of them may be the same in the figures that were there before.
  const numbers = async () => [
    await shown('Items that run out'),
    await shown('Items to order'),
    await shown('Cost of the orders'),
  ];
  await expect.poll(numbers, patience).toEqual([
    [String(baseline.stockOuts), String(result.stockOuts)],
    [String(baseline.orders), String(result.orders)],
    [dollars(baseline.orderCost), dollars(result.orderCost)],
  ]);
}

describe.skipIf(origin === '')('what-if scenarios', () => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visitSignedIn('/wwi/what-if');
  }, 60_000);
  afterAll(() => visited.close());

  const same = { demandMultiplier: 1, leadTimeMultiplier: 1, serviceLevel: 0.95 };

  it('begin with today, follow the sliders by keys and the numbers beside them, and store nothing', async () => {
    const { page } = visited;
    const before = (await saved()).length;
    await expectOutcome(page, await previewed(same));
    const demand = page.getByRole('slider', { name: 'Demand' });
    await demand.focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/demand=1\.3&/);
    expect(await demand.getAttribute('aria-valuetext')).toBe('30 percent');
    await expectOutcome(page, await previewed({ ...same, demandMultiplier: 1.3 }));

    await page.getByRole('spinbutton', { name: 'Service level, exactly, in percent' }).fill('99.5');
    await page.waitForURL(/level=0\.995/);
    const both = await previewed({ ...same, demandMultiplier: 1.3, serviceLevel: 0.995 });
    await expectOutcome(page, both);
    const sentence = page.locator('.answer-sentence');
    expect(await sentence.textContent()).toContain('demand +30% and a service level of 99.5%');

    await page.getByRole('spinbutton', { name: 'Demand, exactly, in percent' }).fill('-101');
    await page.getByText('-100 to 9,900%').waitFor();
    expect(new URL(page.url()).searchParams.get('demand')).toBe('1.3');
    expect((await saved()).length).toBe(before);
  });

  it('keep the sentence with its own figures while others are computed, and tell no age of what is not there', async () => {
    const { page } = visited;
    await page.goto(`${origin}/wwi/what-if?demand=1.2`);
    const sentence = page.locator('.answer-sentence');
    await expect.poll(() => sentence.textContent(), patience).toContain('demand +20%');
    const former = await sentence.textContent();
    const gate = Promise.withResolvers<void>();
    await page.route('**/api/wwi/scenarios/preview', async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.getByRole('spinbutton', { name: 'Demand, exactly, in percent' }).fill('50');
    await page.getByText('The new settings are being computed').waitFor();
    expect(await sentence.textContent()).toBe(former);
    expect(await page.locator('.freshness-age').count()).toBe(0);
    gate.resolve();
    await expect.poll(() => sentence.textContent(), patience).toContain('demand +50%');
    await page.locator('.freshness-age').waitFor();
    await page.unroute('**/api/wwi/scenarios/preview');
  });

  it('explain their numbers, with the call that computed them', async () => {
    const { page } = visited;
    await page.goto(`${origin}/wwi/what-if?demand=1.3&explain=wwi.scenario_stock_outs.result`);
    const dialog = page.getByRole('dialog', { name: /Items that run out/ });
    await dialog.waitFor();
    await dialog.getByText('POST /api/wwi/scenarios/preview').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('are about chosen items where some are ticked', async () => {
    const { page } = visited;
    await page.goto(`${origin}/wwi/what-if?demand=2`);
    await page.getByRole('button', { name: /^All \d+ items$/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Which items' });
    for (const box of (await dialog.getByRole('checkbox').all()).slice(0, 2)) await box.check();
    await dialog.getByRole('button', { name: 'Use 2 items' }).click();
    await page.waitForURL(/items=\d+\.\d+/);
    const keys = new URL(page.url()).searchParams.get('items')?.split('.').map(Number);
    await expectOutcome(page, await previewed({ ...same, demandMultiplier: 2, stockItemKeys: keys }));
  });

  it('are saved under a name, have an address of their own, and stand side by side', async () => {
    const { page } = visited;
    const save = async (search: string, name: string) => {
      await page.goto(`${origin}/wwi/what-if${search}`);
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('button', { name: 'Save scenario' }).click();
      await page.waitForURL(/open=[0-9a-f-]{36}/);
      const scenario = (await saved()).find((each) => each.name === name);
      expect(page.url()).toContain(scenario?.id);
      return scenario;
    };
    const busy = await save('?demand=1.5', 'A busy autumn');
    const slow = await save('?lead=2&level=0.9', 'Slow ships');
    if (!busy || !slow) throw new Error('a scenario that was saved is not in the list');
    expect(busy.parameters).toEqual({ ...same, demandMultiplier: 1.5 });
    expect(busy.result).toMatchObject((await previewed(busy.parameters)).result);

    await page.goto(`${origin}/wwi/what-if?open=${busy.id}`);
    await page.getByText('This is “A busy autumn”').waitFor();
    await expectOutcome(page, busy);
    await page.getByRole('checkbox', { name: 'Compare A busy autumn' }).check();
    await page.getByRole('checkbox', { name: 'Compare Slow ships' }).check();
    const totals = page.locator('.comparison');
    const costs = totals.getByRole('row', { name: /^Cost of the orders/ });
    await expect.poll(() => costs.textContent(), patience).toContain(dollars(slow.result.orderCost));
    expect(await costs.textContent()).toContain(dollars(busy.result.orderCost));
    await page.reload();
    await totals.locator('thead th').nth(2).waitFor();
    await expect.poll(() => totals.locator('thead th').count(), patience).toBe(3);
  });

  it('say so when the link names none', async () => {
    const { page } = visited;
    await page.goto(`${origin}/wwi/what-if?open=01890000-0000-7000-8000-000000000000`);
    await page.getByText('There is no such scenario').waitFor();
    // The refusal itself is told by the browser's console.
    expect(visited.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture } from '../views/aw/testing/fixture.ts';
import { commandWarehouse } from '../views/aw/testing/warehouse-command.ts';
import { type QualityRun, runChecks } from './index.ts';

const folder = fileURLToPath(new URL('../../../shared/data/adventureworks-dw', import.meta.url));
const missing = existsSync(folder) ? '' : ' (skipped: the real rows are not beside the repository)';

describe.skipIf(missing !== '')(`checks of Microsoft's real AdventureWorksDW rows${missing}`, () => {
  let fixture: Fixture;
  let run: QualityRun;
  const of = (name: string) => run.results.find((result) => result.name === name);

  beforeAll(async () => {
    fixture = await commandWarehouse('import', 'adventureworks', folder);
    run = await runChecks(fixture.warehouse);
  });
  afterAll(() => fixture.close());

  it('object to the places that the files do not tell, and to nothing else', () => {
    const failed = run.results.filter(({ status }) => status === 'failed');
    expect(failed.map(({ name }) => name)).toEqual(['aw.customer.null.geography']);
  });

  it('do not judge tables and columns that were not loaded', () => {
    const unloaded = ['dbo.FactResellerSales', 'dbo.FactProductInventory', 'dbo.DimEmployee'];
    const theirs = run.results.filter(({ table }) => unloaded.includes(table));
    expect(theirs.length).toBeGreaterThan(30);
    expect(new Set(theirs.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(of('aw.internet-sales.total-mismatch.sales-amount')?.status).toBe('unknown');
    expect(of('aw.sales-quota.orphan-key.employee')?.notes).toEqual(['dbo.DimEmployee holds no rows.']);
  });

  it('judge what was loaded, and name the load that broke off', () => {
    for (const name of [
      'orphan-key.customer',
      'orphan-key.product',
      'duplicate.product',
      'date-gap.order-date',
    ]) {
      expect(of(`aw.internet-sales.${name}`)?.status, name).toBe('passed');
    }
    const notes = of('aw.internet-sales.freshness.tail')?.notes ?? [];
    expect(notes[0]).toMatch(/^From 2013-12-\d\d to 2014-01-28 revenue is [\d.]+ % of its usual level/);
    expect(run.rowCounts).toMatchObject({ 'dbo.FactInternetSales': 60_398, 'dbo.FactResellerSales': 0 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supplierHistory } from '../../contract/wwi/suppliers.ts';
import { countingContext } from '../testing/context.ts';
import { wwiSupplierHistory } from './supplier-history.ts';
import { wwiSupplierScores } from './supplier-scores.ts';
import { type Fixture, wwiFixture } from './testing/fixture.ts';
import { small, smallDimensions } from './testing/small.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await wwiFixture(small);
});
afterAll(() => fixture.close());

describe('wwiSupplierHistory', () => {
  it('has one row for each supplier and month, by hand', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await wwiSupplierHistory(context, {});
    expect(data.filter(({ supplier }) => supplier === 'Tailor')).toEqual([
      {
        month: '2016-04-01',
        supplierKey: 1,
        supplier: 'Tailor',
        category: 'Clothing',
        lines: 2,
        openLines: 0,
        orderedOuters: 30,
        receivedOuters: 25,
        fillRatePct: 83.3333,
      },
    ]);
    expect(meta).toMatchObject({ asOf: '2016-05-18', queries: ['wwi.suppliers.daily'], notices: [] });
    expect(context.trips).toHaveLength(1);
    expect(supplierHistory.data.safeParse(data).success).toBe(true);
  });

  it('adds up to the fill rates of the scores', async () => {
    const context = countingContext(fixture.warehouse);
    const { data } = await wwiSupplierHistory(context, {});
    const scores = await wwiSupplierScores(context, {});
    for (const { supplierKey, fillRatePct } of scores.data) {
      const months = data.filter((row) => row.supplierKey === supplierKey);
      const received = months.reduce((sum, row) => sum + row.receivedOuters, 0);
      const ordered = months.reduce((sum, row) => sum + row.orderedOuters, 0);
      expect((100 * received) / ordered).toBeCloseTo(fillRatePct ?? Number.NaN, 4);
    }
  });

  it('follows the filters, and says when nothing passes', async () => {
    const context = countingContext(fixture.warehouse);
    const { data } = await wwiSupplierHistory(context, { supplier: 'northwind' });
    expect(new Set(data.map(({ supplier }) => supplier))).toEqual(new Set(['Northwind']));
    const none = await wwiSupplierHistory(context, { category: 'nothing' });
    expect(none.data).toEqual([]);
    expect(none.meta.notices[0]?.code).toBe('no_data_in_period');
  });

  it('reads a warehouse without purchases', async () => {
    const bare = await wwiFixture(smallDimensions);
    const { data, meta } = await wwiSupplierHistory(countingContext(bare.warehouse), {});
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ asOf: null });
    await bare.close();
  });
});

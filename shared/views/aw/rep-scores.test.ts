import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repScores } from '../../contract/aw/reps.ts';
import { countingContext } from '../testing/context.ts';
import { quarterOf, quotaWithin } from './quotas.ts';
import { awRepScores } from './rep-scores.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { repRows } from './testing/reps.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture(repRows);
});
afterAll(() => fixture.close());

const codes = (meta: { notices: readonly { code: string }[] }) => meta.notices.map((notice) => notice.code);

describe('awRepScores', () => {
  it('adds up a person over all keys, with quota by days and growth against the window before', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awRepScores(context, {});
    expect(context.trips).toEqual(['aw.reps.sales']);
    expect(repScores.data.safeParse(data).success).toBe(true);
    expect(meta.period).toMatchObject({ from: '2013-01-01', to: '2013-12-31', days: 365 });
    expect(data.map((rep) => rep.name)).toEqual(['Ada M Čech', 'Bo Li']);
    // The year before (2012 was a leap year) begins on 2 January: all twelve batches of 1,000.
    expect(data[0]).toMatchObject({
      rank: 1,
      employeeKey: 282,
      territory: 'Northwest',
      revenue: 18_000,
      orders: 12,
      quotaAttainmentPct: 112.5,
      growthPct: 50,
    });
    expect(data[1]).toMatchObject({
      employeeKey: 283,
      territory: 'Canada',
      revenue: 400,
      orders: 1,
      quotaAttainmentPct: null,
      growthPct: null,
    });
    for (const rep of data) {
      const recomputed = rep.components.reduce((sum, { value, weight }) => sum + (value ?? 0) * weight, 0);
      expect(rep.score).toBeCloseTo(recomputed, 2);
      expect(rep.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 4);
    }
  });

  it('cuts the list after ranking all', async () => {
    const { data, meta } = await awRepScores(countingContext(fixture.warehouse), { top_n: 1 });
    expect(data).toHaveLength(1);
    expect(meta.parameters).toMatchObject({ top_n: 1 });
  });

  it('filters by the territory of the sale and then tells no quota attainment', async () => {
    const { data, meta } = await awRepScores(countingContext(fixture.warehouse), { territory: 'northwest' });
    expect(data.map(({ name, quotaAttainmentPct }) => [name, quotaAttainmentPct])).toEqual([
      ['Ada M Čech', null],
    ]);
    expect(codes(meta)).toEqual(['not_computable']);
  });

  it('leaves out keys that belong to nobody and says so', async () => {
    const sales = repRows.FactResellerSales ?? [];
    const stray = { ...(sales[23] ?? {}), SalesOrderNumber: 'Z1', EmployeeKey: 9999 };
    const orphan = await awFixture({ ...repRows, FactResellerSales: [...sales, stray] });
    const { data, meta } = await awRepScores(countingContext(orphan.warehouse), {});
    expect(data.map((rep) => rep.employeeKey)).toEqual([282, 283]);
    expect(codes(meta)).toEqual(['unknown_members']);
    await orphan.close();
    const nameless = await awFixture({ ...repRows, DimEmployee: [] });
    const { data: keys } = await awRepScores(countingContext(nameless.warehouse), {});
    expect(keys.map((rep) => rep.name)).toContain('Employee 282');
    await nameless.close();
  });

  it('tells no growth where the window before begins before the data', async () => {
    const { data, meta } = await awRepScores(
      countingContext(fixture.warehouse, { defaultHistoryDays: 500 }),
      {},
    );
    expect(data[0]?.growthPct).toBeNull();
    expect(codes(meta)).toEqual(['not_enough_history']);
  });

  it('answers nobody for internet sales, for filters that match nothing and for an empty warehouse', async () => {
    const internet = await awRepScores(countingContext(fixture.warehouse), { channel: 'internet' });
    expect(internet.data).toEqual([]);
    expect(codes(internet.meta)).toEqual(['not_applicable']);
    const nowhere = await awRepScores(countingContext(fixture.warehouse), { category: 'Boats' });
    expect(nowhere.data).toEqual([]);
    expect(codes(nowhere.meta)).toContain('no_data_in_period');
    const empty = await awFixture({});
    const none = await awRepScores(countingContext(empty.warehouse), {});
    expect(none.data).toEqual([]);
    expect(none.meta.asOf).toBeNull();
    await empty.close();
  });
});

describe('quotas', () => {
  it('know the days of a quarter', () => {
    expect(quarterOf(20121)).toEqual({ from: '2012-01-01', to: '2012-03-31' });
    expect(quarterOf(20134)).toEqual({ from: '2013-10-01', to: '2013-12-31' });
  });

  it('are shared out by days', () => {
    const quarter = quarterOf(20121);
    // 31 January days of 91.
    expect(quotaWithin(910_000n, quarter, { from: '2011-06-01', to: '2012-01-31' })).toBe(310_000n);
    expect(quotaWithin(910_000n, quarter, { from: '2012-04-01', to: '2012-12-31' })).toBe(0n);
  });
});

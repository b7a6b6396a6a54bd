import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repProfile } from '../../contract/aw/reps.ts';
import { countingContext } from '../testing/context.ts';
import { awRepProfile } from './rep-profile.ts';
import { awRepScores } from './rep-scores.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { repRows } from './testing/reps.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture({
    ...repRows,
    DimReseller: [
      { ResellerKey: 1, ResellerName: 'Wheels' },
      { ResellerKey: 2, ResellerName: 'Spokes' },
    ],
  });
});
afterAll(() => fixture.close());

const ada = { employeeKey: 282 };

describe('awRepProfile', () => {
  it('has the row of the ranking, the median of all beside it, and every month, in two trips', async () => {
    const context = countingContext(fixture.warehouse);
    const { data, meta } = await awRepProfile(context, {}, ada);
    expect(context.trips.toSorted()).toEqual(['aw.reps.parts', 'aw.reps.sales']);
    expect(repProfile.data.safeParse(data).success).toBe(true);
    const ranking = await awRepScores(countingContext(fixture.warehouse), {});
    expect(ranking.data[0]).toMatchObject(data.score ?? {});
    expect(ranking.data[0]?.revenueByMonth).toEqual(data.months.map(({ revenue }) => revenue));
    expect(data).toMatchObject({ name: 'Ada M Čech', territory: 'Northwest', ranked: 2 });
    expect(meta.period).toEqual(ranking.meta.period);
    expect(data.months).toHaveLength(24);
    expect(data.months[0]).toEqual({ from: '2012-01-01', to: '2012-01-31', revenue: 1000, orders: 1 });
    expect(data.months.at(-1)).toMatchObject({ from: '2013-12-01', revenue: 1500 });
    const share = ranking.data.map(
      (rep) => rep.components.find(({ name }) => name === 'revenue')?.value ?? 0,
    );
    const usual = data.medians.find(({ name }) => name === 'revenue')?.value;
    expect(usual).toBeCloseTo(share.reduce((sum, value) => sum + value, 0) / 2, 4);
  });

  it('holds each quarter against its quota', async () => {
    const { data } = await awRepProfile(countingContext(fixture.warehouse), {}, ada);
    expect(data.quarters).toHaveLength(8);
    expect(data.quarters[0]).toMatchObject({ from: '2012-01-01', quota: 9999, revenue: 3000 });
    expect(data.quarters.at(-1)).toEqual({
      from: '2013-10-01',
      to: '2013-12-31',
      quota: 4000,
      revenue: 4500,
      attainmentPct: 112.5,
    });
  });

  it('tells no attainment of quarters of which no sales are loaded', async () => {
    const empty = await awFixture({ ...repRows, FactResellerSales: [] });
    const { data } = await awRepProfile(countingContext(empty.warehouse), {}, ada);
    expect(data.quarters).toHaveLength(8);
    expect(data.quarters.every(({ attainmentPct, partial }) => attainmentPct === null && !partial)).toBe(
      true,
    );
    expect(data).toMatchObject({ score: null, months: [] });
    await empty.close();
  });

  it('names the products and resellers of the window with their parts', async () => {
    const { data } = await awRepProfile(countingContext(fixture.warehouse), {}, ada);
    expect(data.products).toEqual([
      { key: 2, name: 'Road bike', revenue: 18_000, orders: 12, sharePct: 100 },
    ]);
    expect(data.resellers.map(({ name, revenue, sharePct }) => [name, revenue, sharePct])).toEqual([
      ['Wheels', 9000, 50],
      ['Spokes', 9000, 50],
    ]);
  });

  it('tells no quota of filtered sales, and nothing sold where the filter leaves nothing', async () => {
    const { data } = await awRepProfile(countingContext(fixture.warehouse), { territory: 'canada' }, ada);
    expect(data).toMatchObject({ score: null, months: [], products: [], resellers: [] });
    expect(data.quarters.every(({ quota, attainmentPct }) => quota === null && attainmentPct === null)).toBe(
      true,
    );
  });

  it.each([0, 999])('knows no employee %i', async (employeeKey) => {
    await expect(awRepProfile(countingContext(fixture.warehouse), {}, { employeeKey })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
  });
});

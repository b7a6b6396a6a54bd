import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productProfile } from '../../contract/aw/products.ts';
import { countingContext } from '../testing/context.ts';
import { awProductDemand } from './product-demand.ts';
import { awProductProfile } from './product-profile.ts';
import { awSalesBreakdown } from './sales-breakdown.ts';
import { awFixture, type Fixture } from './testing/fixture.ts';
import { repRows } from './testing/reps.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await awFixture(repRows);
});
afterAll(() => fixture.close());

const context = () => countingContext(fixture.warehouse);
const bike = { productKey: 2 };

describe('awProductProfile', () => {
  it('has the row of the ranking and every month, in one trip', async () => {
    const counting = context();
    const { data, meta } = await awProductProfile(counting, {}, bike);
    expect(counting.trips).toEqual(['aw.products.months']);
    expect(productProfile.data.safeParse(data).success).toBe(true);
    const ranking = await awProductDemand(context(), {});
    expect(data.demand).toEqual(ranking.data.find(({ productKey }) => productKey === 2));
    expect(data).toMatchObject({ name: 'Road bike', category: 'Bikes', ranked: 1, rankedRevenue: 18_400 });
    expect(meta.period).toEqual(ranking.meta.period);
    expect(data.months).toHaveLength(24);
    expect(data.months[17]).toEqual({ from: '2013-06-01', to: '2013-06-30', revenue: 1900, units: 2 });
  });

  it('is broken down by territory as the sales are', async () => {
    const { meta, data } = await awProductProfile(context(), {}, bike);
    const period = { from: meta.period?.from, to: meta.period?.to };
    const parts = await awSalesBreakdown(context(), { by: 'territory', product_key: 2, ...period });
    expect(parts.meta.total.revenue).toBe(data.demand?.revenue);
    const none = await awSalesBreakdown(context(), { by: 'territory', product_key: 3, ...period });
    expect(none.data).toEqual([]);
  });

  it('follows the filters, and knows no product that did not sell', async () => {
    const { data } = await awProductProfile(context(), { territory: 'canada' }, bike);
    expect(data.months).toEqual([
      { from: '2013-06-01', to: '2013-06-30', revenue: 400, units: 1 },
      ...data.months.slice(1),
    ]);
    await expect(awProductProfile(context(), {}, { productKey: 3 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

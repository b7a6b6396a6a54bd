import { expect, it } from 'vitest';
import { awFilterValues } from '../../contract/platform/filters.ts';
import { countingContext } from '../testing/context.ts';
import { awFilterChoices } from './filter-choices.ts';
import { awFixture } from './testing/fixture.ts';
import { small } from './testing/small.ts';

it('offers only what some sale has, in one trip', async () => {
  const fixture = await awFixture({
    ...small,
    DimSalesTerritory: [
      ...(small.DimSalesTerritory ?? []),
      { SalesTerritoryKey: 11, SalesTerritoryRegion: 'NA' },
    ],
  });
  const { warehouse, trips } = countingContext(fixture.warehouse);
  const choices = await awFilterChoices(warehouse);
  expect(choices).toEqual({
    territories: ['Canada', 'Northwest'],
    categories: ['Accessories', 'Bikes'],
    channels: ['internet', 'reseller'],
  });
  expect(awFilterValues.data.safeParse(choices).success).toBe(true);
  expect(trips).toHaveLength(1);
  await fixture.close();
});

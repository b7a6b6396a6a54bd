import { expect, it } from 'vitest';
import { wwiFilterChoices } from './filter-choices.ts';
import { wwiFixture } from './testing/fixture.ts';
import { small, smallDimensions } from './testing/small.ts';

it('offers suppliers that were ordered from and their present categories', async () => {
  const fixture = await wwiFixture(small);
  expect(await wwiFilterChoices(fixture.warehouse)).toEqual({
    suppliers: ['Northwind', 'Tailor'],
    categories: ['Clothing', 'Toys'],
  });
  await fixture.close();
});

it('offers nothing where nothing was ordered', async () => {
  const fixture = await wwiFixture(smallDimensions);
  expect(await wwiFilterChoices(fixture.warehouse)).toEqual({ suppliers: [], categories: [] });
  await fixture.close();
});

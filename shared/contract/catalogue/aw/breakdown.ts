import { breakdownOf } from '../breakdown.ts';
import {
  bothChannels,
  calendarCaveat,
  filterCaveat,
  filterSources,
  kpiPeriod,
  orderDate,
  usdCaveat,
} from './sources.ts';

const unknownCaveat =
  'Sales whose territory, category or subcategory is not known stand under Unknown, so that the parts add up to the whole.';

export const breakdownMetrics = breakdownOf({
  domain: 'aw',
  period: kpiPeriod,
  sources: [
    ...bothChannels('SalesAmount'),
    ...orderDate,
    ...filterSources,
    'dbo.DimProductSubcategory.EnglishProductSubcategoryName',
  ],
  queries: [
    'aw.sales.by-territory',
    'aw.sales.by-category',
    'aw.sales.by-subcategory',
    'aw.sales.by-product',
    'aw.sales.by-channel',
  ],
  endpoints: ['aw.sales.breakdown'],
  references: [],
  revenue: {
    definition: 'What one territory, category, subcategory, product or channel sold, before tax and freight.',
    formula: 'SUM(SalesAmount) by the member of the dimension',
    caveats: [
      usdCaveat,
      unknownCaveat,
      'The versions of one product count together.',
      calendarCaveat,
      filterCaveat,
    ],
  },
  shareCaveats: [unknownCaveat, filterCaveat],
});

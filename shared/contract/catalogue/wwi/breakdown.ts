import { breakdownOf } from '../breakdown.ts';
import {
  calendarCaveat,
  filterCaveat,
  invoiceDate,
  kpiPeriod,
  sale,
  supplierSources,
  taxCaveat,
} from './sources.ts';

const unknownCaveat =
  'Sales of items that were never purchased have no known supplier and stand under Unknown, so that the parts add up to the whole.';

export const breakdownMetrics = breakdownOf({
  domain: 'wwi',
  period: kpiPeriod,
  sources: [
    ...new Set([
      sale('Total Excluding Tax'),
      ...invoiceDate,
      sale('Stock Item Key'),
      'Dimension.Stock Item.Stock Item',
      ...supplierSources,
    ]),
  ],
  queries: ['wwi.sales.by-supplier', 'wwi.sales.by-category', 'wwi.sales.by-item'],
  endpoints: ['wwi.sales.breakdown'],
  references: [],
  revenue: {
    definition: 'What was invoiced for one supplier’s items, one supplier category or one item, without tax.',
    formula: 'SUM(Total Excluding Tax) by the member of the dimension',
    caveats: [
      taxCaveat,
      unknownCaveat,
      'The versions of one item count together.',
      calendarCaveat,
      filterCaveat,
    ],
  },
  shareCaveats: [unknownCaveat, filterCaveat],
});

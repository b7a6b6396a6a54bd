import type { MetricDefinition } from '../../platform/metrics.ts';
import {
  bothChannels,
  calendarCaveat,
  filterCaveat,
  filterSources,
  kpiPeriod,
  orderDate,
  usdCaveat,
} from './sources.ts';

type Part = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit' | 'caveats'>;

function part(metric: Part): MetricDefinition {
  return {
    ...metric,
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
  };
}

const unknownCaveat =
  'Sales whose territory, category or subcategory is not known stand under Unknown, so that the parts add up to the whole.';

export const breakdownMetrics: readonly MetricDefinition[] = [
  part({
    key: 'part_revenue',
    label: 'Revenue of a part',
    definition: 'What one territory, category, subcategory, product or channel sold, before tax and freight.',
    formula: 'SUM(SalesAmount) by the member of the dimension',
    unit: 'USD',
    caveats: [
      usdCaveat,
      unknownCaveat,
      'The versions of one product count together.',
      calendarCaveat,
      filterCaveat,
    ],
  }),
  part({
    key: 'part_share_of_change_pct',
    label: 'Share of the change',
    definition: 'How much of the change of the whole one part accounts for.',
    formula: '100 * (part_revenue - its previous) / (revenue of all parts - their previous)',
    unit: 'percent',
    caveats: [
      'The shares of all parts add up to 100. Parts that moved against the whole have a negative share, and others can then pass 100.',
      'Not known where the whole did not change.',
      unknownCaveat,
      filterCaveat,
    ],
  }),
];

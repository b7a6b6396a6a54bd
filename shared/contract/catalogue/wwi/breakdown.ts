import type { MetricDefinition } from '../../platform/metrics.ts';
import {
  calendarCaveat,
  filterCaveat,
  invoiceDate,
  kpiPeriod,
  sale,
  supplierSources,
  taxCaveat,
} from './sources.ts';

type Part = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit' | 'caveats'>;

function part(metric: Part): MetricDefinition {
  return {
    ...metric,
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
  };
}

const unknownCaveat =
  'Sales of items that were never purchased have no known supplier and stand under Unknown, so that the parts add up to the whole.';

export const breakdownMetrics: readonly MetricDefinition[] = [
  part({
    key: 'part_revenue',
    label: 'Revenue of a part',
    definition: 'What was invoiced for one supplier’s items, one supplier category or one item, without tax.',
    formula: 'SUM(Total Excluding Tax) by the member of the dimension',
    unit: 'USD',
    caveats: [
      taxCaveat,
      unknownCaveat,
      'The versions of one item count together.',
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

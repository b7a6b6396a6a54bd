import type { MetricDefinition } from '../../platform/metrics.ts';
import { bothChannels, calendarCaveat, filterCaveat, filterSources, orderDate } from './sources.ts';

const methods = 'docs/decisions/0005-scores-reorder-demand.md';

type Product = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly columns: readonly string[];
  readonly caveats?: readonly string[];
  readonly references?: readonly string[];
};

function product({ columns, caveats = [], references = [], ...rest }: Product): MetricDefinition {
  return {
    ...rest,
    domain: 'aw',
    sources: [
      ...new Set([
        ...columns.flatMap(bothChannels),
        'dbo.DimProduct.ProductAlternateKey',
        ...orderDate,
        ...filterSources,
      ]),
    ],
    period: 'The last twelve whole months through which every channel asked for is complete.',
    caveats: [
      ...caveats,
      'All versions of a product count together under its ProductAlternateKey; name and key are those of the current version.',
      calendarCaveat,
      filterCaveat,
    ],
    queries: ['aw.products.months'],
    endpoints: ['aw.products.demand', 'aw.products.profile'],
    references: [...references, methods],
  };
}

const unknownUnits = 'Not known for a product of which a sale lacks its quantity.';
const sinceLaunch =
  'Looks at the months since the product’s first sale and needs three of them; else it is not known.';

export const productMetrics: readonly MetricDefinition[] = [
  product({
    key: 'product_units',
    label: 'Units of a product',
    definition: 'Pieces sold.',
    formula: 'SUM(OrderQuantity)',
    unit: 'units',
    columns: ['OrderQuantity'],
    caveats: [unknownUnits],
  }),
  product({
    key: 'product_revenue',
    label: 'Revenue of a product',
    definition: 'What was sold of the product, before tax and freight.',
    formula: 'SUM(SalesAmount)',
    unit: 'USD',
    columns: ['SalesAmount'],
  }),
  product({
    key: 'product_trend_pct_per_month',
    label: 'Trend of a product',
    definition: 'Change of monthly units per month, in percent of their mean.',
    formula: '100 * median slope between every two months / mean of monthly units, within 100',
    unit: 'percent',
    columns: ['OrderQuantity'],
    caveats: [unknownUnits, sinceLaunch, 'With under a year of months it holds the season too.'],
    references: [
      'Sen, Estimates of the regression coefficient based on Kendall’s tau, JASA 63 (1968) 1379-1389',
    ],
  }),
  product({
    key: 'product_demand_score',
    label: 'Demand score',
    definition: 'A mark from 0 to 100 for how much, how increasingly and how steadily a product sells.',
    formula:
      '0.4 percentile of revenue + 0.3 percentile of units + 0.2 trend (-10 % a month is 0, none is 50, +10 % is 100; shrunk toward none by six months) + 0.1 steadiness (100 * (1 - coefficient of variation)); the weight of a part that is not known is spread over the others',
    unit: 'score',
    columns: ['SalesAmount', 'OrderQuantity'],
    caveats: [
      'Where quantities were not loaded all products stand equal in units.',
      'Compares products with each other in this window.',
    ],
    references: ['Efron and Morris, Data analysis using Stein’s estimator, JASA 70 (1975) 311-319'],
  }),
  product({
    key: 'product_abc_class',
    label: 'ABC class',
    definition: 'A: the products that make the first 80 % of revenue; B: to 95 %; C: the rest.',
    formula:
      'Products by revenue, largest first: A while those before make less than 80 % of the revenue, B while they make less than 95 %, else C',
    unit: 'class',
    columns: ['SalesAmount'],
    caveats: ['Of the products that pass the filters.'],
    references: [
      'Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th edition, 2017',
    ],
  }),
  product({
    key: 'product_xyz_class',
    label: 'XYZ class',
    definition: 'How steadily a product sells from month to month: X steady, Y variable, Z erratic.',
    formula: 'Coefficient of variation (population) of monthly units: X up to 0.5, Y up to 1, Z beyond',
    unit: 'class',
    columns: ['OrderQuantity'],
    caveats: [unknownUnits, sinceLaunch],
  }),
];

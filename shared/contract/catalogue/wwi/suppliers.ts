import type { MetricDefinition } from '../../platform/metrics.ts';
import { item, leadTimeCaveat, leadTimeSources, methods, purchase } from './sources.ts';

type Supplier = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly sources: readonly string[];
  readonly caveats?: readonly string[];
  readonly references?: readonly string[];
};

const who = [
  purchase('Supplier Key'),
  'Dimension.Supplier.Supplier Key',
  'Dimension.Supplier.WWI Supplier ID',
];

function supplier({ sources, caveats = [], references = [], ...rest }: Supplier): MetricDefinition {
  return {
    ...rest,
    domain: 'wwi',
    sources: [...new Set([...sources, ...who, purchase('Date Key'), 'Dimension.Date.Date'])],
    period: 'All purchases in the warehouse.',
    caveats: [
      ...caveats,
      'All versions of a supplier count together, by WWI Supplier ID; purchases of the ‘Unknown’ supplier (key 0) are left out, and a supplier never ordered from is not scored.',
    ],
    queries: ['wwi.suppliers.purchases'],
    endpoints: ['wwi.suppliers.scores'],
    references: [...references, methods],
  };
}

const outers = [purchase('Received Outers'), purchase('Ordered Outers')];
const shrinkage = 'Efron and Morris, Data analysis using Stein’s estimator, JASA 70 (1975) 311-319';
const shrunk =
  'Drawn toward the rate of all suppliers together by 5 observations’ weight, so that one perfect delivery does not beat a hundred good ones.';

const figures = [
  supplier({
    key: 'supplier_purchase_orders',
    label: 'Purchase orders',
    definition: 'Orders placed with the supplier.',
    formula: 'COUNT(DISTINCT WWI Purchase Order ID)',
    unit: 'count',
    sources: [purchase('WWI Purchase Order ID')],
    caveats: ['A purchase line without an order number belongs to no order but counts in the rates.'],
  }),
  supplier({
    key: 'supplier_fill_rate_pct',
    label: 'Fill rate',
    definition: 'Share of what was ordered that came.',
    formula: '100 * SUM(Received Outers) / SUM(Ordered Outers)',
    unit: 'percent',
    sources: outers,
    caveats: [
      'Lines that are still open count as ordered: the newest orders press the rate a little.',
      'Can pass 100 where more came than was ordered.',
    ],
  }),
  supplier({
    key: 'supplier_finalized_pct',
    label: 'Finalised lines',
    definition: 'Share of purchase lines that are closed.',
    formula: '100 * lines with Is Order Finalized = 1 / all purchase lines',
    unit: 'percent',
    sources: [purchase('Is Order Finalized')],
    caveats: ['The newest orders are open by nature.'],
  }),
  supplier({
    key: 'supplier_lead_time_days',
    label: 'Lead time of a supplier',
    definition: 'Days from order to first receipt, on average.',
    formula: 'mean(receipt date - order date) over the items of purchase orders',
    unit: 'days',
    sources: leadTimeSources,
    caveats: [leadTimeCaveat, 'Not known where no receipt can be timed.'],
  }),
];

const score = supplier({
  key: 'supplier_score',
  label: 'Score of a supplier',
  definition: 'A mark from 0 to 100 for reliability that makes suppliers comparable.',
  formula:
    '0.40 fill rate + 0.20 finalised + 0.18 lead time kept + 0.12 lead time steadiness + 0.10 experience, each from 0 to 100; the weight of a part that is not known is spread over the others',
  unit: 'score',
  sources: [...outers, purchase('Is Order Finalized'), ...leadTimeSources, item('Lead Time Days')],
  caveats: [
    'Rank and score are among all suppliers with purchases, whatever the filters show.',
    'Equal scores share a rank.',
  ],
  references: [shrinkage],
});

const parts = [
  supplier({
    key: 'supplier_score_fill_rate',
    label: 'Score part: fill rate',
    definition: 'Fill rate as points.',
    formula: '100 * min(received, ordered) / ordered outers, shrunk by purchase orders',
    unit: 'score',
    sources: outers,
    caveats: [shrunk],
    references: [shrinkage],
  }),
  supplier({
    key: 'supplier_score_finalized',
    label: 'Score part: finalised lines',
    definition: 'Share of closed lines as points.',
    formula: '100 * finalised / all purchase lines, shrunk by lines',
    unit: 'score',
    sources: [purchase('Is Order Finalized')],
    caveats: [shrunk],
    references: [shrinkage],
  }),
  supplier({
    key: 'supplier_score_on_time',
    label: 'Score part: lead time kept',
    definition: 'Share of receipts within the item’s promised lead time.',
    formula:
      '100 * receipts with lead time <= Lead Time Days of the purchased item version / receipts, shrunk by receipts',
    unit: 'score',
    sources: [...leadTimeSources, item('Lead Time Days')],
    caveats: [shrunk, leadTimeCaveat],
    references: [shrinkage],
  }),
  supplier({
    key: 'supplier_score_lead_time_steadiness',
    label: 'Score part: lead time steadiness',
    definition: 'How little the lead times vary.',
    formula: '100 * max(0, 1 - standard deviation / mean of lead times), shrunk by receipts - 1',
    unit: 'score',
    sources: leadTimeSources,
    caveats: [shrunk, leadTimeCaveat],
    references: [shrinkage],
  }),
  supplier({
    key: 'supplier_score_experience',
    label: 'Score part: experience',
    definition: 'How much there is to judge by.',
    formula: '100 * n / (n + 10) purchase orders, halved with every 365 days since the last one',
    unit: 'score',
    sources: [purchase('WWI Purchase Order ID')],
  }),
];

const monthFillRate: MetricDefinition = {
  ...supplier({
    key: 'supplier_month_fill_rate_pct',
    label: 'Fill rate of a month',
    definition: 'Share of what was ordered from a supplier in a month that has come since.',
    formula: '100 * SUM(Received Outers) / SUM(Ordered Outers) over the lines ordered in the month',
    unit: 'percent',
    sources: outers,
    caveats: ['Lines that are still open count as ordered: the newest months can still rise.'],
  }),
  period: 'Each calendar month with orders.',
  queries: ['wwi.suppliers.daily'],
  endpoints: ['wwi.suppliers.history'],
};

export const supplierMetrics: readonly MetricDefinition[] = [...figures, monthFillRate, score, ...parts];

import type { MetricDefinition } from '../../platform/metrics.ts';
import { filterCaveat } from './sources.ts';

const fact = (column: string) => `dbo.FactResellerSales.${column}`;
const person = [
  fact('EmployeeKey'),
  'dbo.DimEmployee.EmployeeKey',
  'dbo.DimEmployee.EmployeeNationalIDAlternateKey',
];
const methods = 'docs/decisions/0005-scores-reorder-demand.md';

type Rep = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly sources: readonly string[];
  readonly caveats?: readonly string[];
  readonly references?: readonly string[];
};

function rep({ sources, caveats = [], references = [], ...rest }: Rep): MetricDefinition {
  return {
    ...rest,
    domain: 'aw',
    sources: [...new Set([...sources, ...person, fact('OrderDateKey')])],
    period:
      'The last 365 days, or as many as this installation is set to, up to the last day for which the reseller channel is complete. Previous: as many days just before.',
    caveats: [
      ...caveats,
      'Only reseller sales name an employee; who sold nothing in the window is absent, and several keys of one person count together.',
      filterCaveat,
    ],
    queries: ['aw.reps.sales'],
    endpoints: ['aw.reps.scores', 'aw.reps.profile'],
    references: [...references, methods],
  };
}

const shrinkage = 'Efron and Morris, Data analysis using Stein’s estimator, JASA 70 (1975) 311-319';
const shrunk =
  'Drawn toward the peers’ median by 10 orders’ weight, so that one order neither leads nor ruins.';

const figures = [
  rep({
    key: 'rep_revenue',
    label: 'Revenue of a sales employee',
    definition: 'What resellers bought from the employee.',
    formula: 'SUM(SalesAmount)',
    unit: 'USD',
    sources: [fact('SalesAmount')],
  }),
  rep({
    key: 'rep_orders',
    label: 'Orders of a sales employee',
    definition: 'Orders that the employee sold.',
    formula: 'COUNT(DISTINCT SalesOrderNumber)',
    unit: 'count',
    sources: [fact('SalesOrderNumber')],
  }),
  rep({
    key: 'rep_quota_attainment_pct',
    label: 'Quota attainment',
    definition: 'Revenue in percent of the employee’s quota.',
    formula:
      '100 * rep_revenue / sum over quarters of quota * days of the quarter in the window / days of the quarter',
    unit: 'percent',
    sources: [
      fact('SalesAmount'),
      'dbo.FactSalesQuota.SalesAmountQuota',
      'dbo.FactSalesQuota.CalendarYear',
      'dbo.FactSalesQuota.CalendarQuarter',
    ],
    caveats: [
      'Quotas are quarterly and taken as spread evenly over the days of their quarter.',
      'Not known without a quota in the window, and with a territory or category filter, since quotas are set for all sales.',
    ],
  }),
  rep({
    key: 'rep_growth_pct',
    label: 'Growth of a sales employee',
    definition: 'Change of revenue against the window before.',
    formula: '100 * (rep_revenue - previous) / previous',
    unit: 'percent',
    sources: [fact('SalesAmount')],
    caveats: ['Not known without revenue before, or where the window before begins before the data.'],
  }),
];

const score = rep({
  key: 'rep_score',
  label: 'Score of a sales employee',
  definition: 'A mark from 0 to 100 that makes sales employees comparable.',
  formula:
    '0.35 revenue + 0.25 quota attainment + 0.15 growth + 0.10 order value + 0.10 margin + 0.05 customers, each from 0 to 100; the weight of a part that is not known is spread over the others',
  unit: 'score',
  sources: [
    fact('SalesAmount'),
    fact('TotalProductCost'),
    fact('SalesOrderNumber'),
    fact('ResellerKey'),
    'dbo.FactSalesQuota.SalesAmountQuota',
  ],
  caveats: [
    'Compares employees with each other in this window: it is no measure across periods.',
    'Equal scores share a rank.',
  ],
  references: [shrinkage],
});

const parts = [
  rep({
    key: 'rep_score_revenue',
    label: 'Score part: revenue among peers',
    definition: 'Where the employee’s revenue stands among all employees.',
    formula: 'mid-rank percentile: 100 * (peers below + half of the equal ones) / peers',
    unit: 'score',
    sources: [fact('SalesAmount')],
  }),
  rep({
    key: 'rep_score_quota_attainment',
    label: 'Score part: quota attainment',
    definition: 'Quota attainment as points.',
    formula: '100 * attainment / 150 %, within 0 to 100; attainment shrunk',
    unit: 'score',
    sources: ['dbo.FactSalesQuota.SalesAmountQuota', fact('SalesAmount')],
    caveats: [shrunk],
    references: [shrinkage],
  }),
  rep({
    key: 'rep_score_growth',
    label: 'Score part: growth',
    definition: 'Growth as points; 50 is no change.',
    formula: '50 + 100 g within 0 to 100, g = (revenue - previous) / (revenue + previous), shrunk',
    unit: 'score',
    sources: [fact('SalesAmount')],
    caveats: [shrunk],
    references: [shrinkage],
  }),
  rep({
    key: 'rep_score_order_value',
    label: 'Score part: order value among peers',
    definition: 'Where the employee’s revenue per order stands among all employees.',
    formula: 'mid-rank percentile of revenue / orders, shrunk',
    unit: 'score',
    sources: [fact('SalesAmount'), fact('SalesOrderNumber')],
    caveats: [shrunk],
    references: [shrinkage],
  }),
  rep({
    key: 'rep_score_margin',
    label: 'Score part: gross margin among peers',
    definition: 'Where the employee’s gross margin stands among all employees.',
    formula: 'mid-rank percentile of (revenue - cost) / revenue, shrunk',
    unit: 'score',
    sources: [fact('SalesAmount'), fact('TotalProductCost')],
    caveats: [shrunk, 'Not known where a sale’s product cost was not loaded.'],
    references: [shrinkage],
  }),
  rep({
    key: 'rep_score_customers',
    label: 'Score part: customers among peers',
    definition: 'Where the number of resellers sold to stands among all employees.',
    formula: 'mid-rank percentile of COUNT(DISTINCT ResellerKey)',
    unit: 'score',
    sources: [fact('ResellerKey')],
  }),
];

/** Figures of one employee alone. */
const ofOne = [
  {
    ...rep({
      key: 'rep_part_revenue',
      label: 'Revenue of a product or reseller with an employee',
      definition: 'What the employee sold of one product, or to one reseller.',
      formula: 'SUM(SalesAmount) by product (its versions together) or reseller',
      unit: 'USD',
      sources: [fact('SalesAmount'), fact('ProductKey'), fact('ResellerKey')],
      caveats: ['The ten largest are told; shares are of all that the employee sold in the window.'],
    }),
    queries: ['aw.reps.parts'],
    endpoints: ['aw.reps.profile'],
  },
];

export const repMetrics: readonly MetricDefinition[] = [...figures, score, ...parts, ...ofOne];

import type { MetricDefinition } from '../../platform/metrics.ts';
import {
  bothChannels,
  calendarCaveat,
  filterCaveat,
  filterSources,
  orderDate,
  usdCaveat,
} from './sources.ts';

const period =
  'One calendar day. Shown: the days asked for, first and last included, or so many days up to the newest day with sales; at most 3,650 days.';

type Day = Pick<
  MetricDefinition,
  'key' | 'label' | 'definition' | 'formula' | 'sources' | 'unit' | 'caveats'
>;

function day(metric: Day): MetricDefinition {
  return {
    ...metric,
    domain: 'aw',
    period,
    queries: ['aw.sales.daily'],
    endpoints: ['aw.sales.history'],
    references: [],
  };
}

const zeros =
  'A day without sales is 0. Days before the first sale are marked as before the data, days after a channel’s last complete day as incomplete.';

export const historyMetrics: readonly MetricDefinition[] = [
  day({
    key: 'day_revenue',
    label: 'Revenue of a day',
    definition: 'What was sold on a day, in all and by channel, before tax and freight.',
    formula: 'SUM(SalesAmount) by OrderDateKey and channel',
    sources: [...bothChannels('SalesAmount'), ...orderDate, ...filterSources],
    unit: 'USD',
    caveats: [
      zeros,
      usdCaveat,
      'Resellers are booked in month-end batches: the total is spiky by nature.',
      calendarCaveat,
      filterCaveat,
    ],
  }),
  day({
    key: 'day_gross_profit',
    label: 'Gross profit of a day',
    definition: 'Revenue of a day less the cost of the products sold.',
    formula: '(SUM(SalesAmount) - SUM(TotalProductCost)) by OrderDateKey',
    sources: [
      ...bothChannels('SalesAmount'),
      ...bothChannels('TotalProductCost'),
      ...orderDate,
      ...filterSources,
    ],
    unit: 'USD',
    caveats: [
      zeros,
      'Not known on days with a line that lacks its amount or its cost.',
      calendarCaveat,
      filterCaveat,
    ],
  }),
  day({
    key: 'day_orders',
    label: 'Orders of a day',
    definition: 'Orders of both channels on a day.',
    formula: 'COUNT(DISTINCT SalesOrderNumber) by OrderDateKey and channel, added',
    sources: [...bothChannels('SalesOrderNumber'), ...orderDate, ...filterSources],
    unit: 'count',
    caveats: [zeros, 'An order has one order date.', calendarCaveat, filterCaveat],
  }),
  day({
    key: 'day_units',
    label: 'Units of a day',
    definition: 'Pieces sold on a day.',
    formula: 'SUM(OrderQuantity) by OrderDateKey',
    sources: [...bothChannels('OrderQuantity'), ...orderDate, ...filterSources],
    unit: 'count',
    caveats: [zeros, 'Not known on days whose lines lack a quantity.', calendarCaveat, filterCaveat],
  }),
  {
    domain: 'aw',
    key: 'complete_through',
    label: 'Complete through',
    definition:
      'The last date through which a channel’s data can be trusted; later days are left out of trends.',
    formula:
      'The newest fact date, unless the data end in a stretch whose daily value lies below a quarter of the same weekdays’ mean of the eight weeks before, with fewer than three quarters of the orders, lower than any such stretch of the last 400 days: then the day before it, or the end of a month of which at most three days are cut. A channel of month-end batches: the end of its last whole batch’s month.',
    sources: [...bothChannels('SalesAmount'), ...bothChannels('SalesOrderNumber'), ...orderDate],
    unit: 'date',
    period: 'The whole history, without filters.',
    caveats: ['With under 60 days of history nothing is judged and all of it counts as complete.'],
    queries: [
      'aw.sales.daily',
      'aw.sales.period',
      'aw.sales.breakdown',
      'aw.products.months',
      'aw.reps.sales',
    ],
    endpoints: [
      'aw.sales.kpis',
      'aw.sales.history',
      'aw.sales.forecast',
      'aw.reps.scores',
      'aw.products.demand',
      'aw.anomalies',
      'aw.sales.breakdown',
      'aw.reps.profile',
      'aw.products.profile',
    ],
    references: ['docs/decisions/0004-forecasting-and-anomalies.md'],
  },
];

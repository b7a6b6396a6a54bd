import type { MetricDefinition } from '../../platform/metrics.ts';
import { kpiOf, loadedCaveat } from '../kpis.ts';
import {
  bothChannels,
  calendarCaveat,
  filterCaveat,
  filterSources,
  kpiPeriod,
  orderDate,
  usdCaveat,
} from './sources.ts';

const kpi = kpiOf({
  domain: 'aw',
  sources: [...orderDate, ...filterSources],
  period: kpiPeriod,
  caveats: [calendarCaveat, filterCaveat],
  queries: ['aw.sales.period'],
  endpoints: ['aw.sales.kpis'],
});

const emptyChannel = 'A channel whose table is empty counts 0 and says so.';

const revenue = kpi({
  key: 'total_revenue',
  label: 'Revenue',
  definition: 'What was sold through both channels, before tax and freight.',
  formula: 'internet_revenue + reseller_revenue',
  unit: 'USD',
  sources: bothChannels('SalesAmount'),
  caveats: [usdCaveat, loadedCaveat, emptyChannel],
});

const internetRevenue = kpi({
  key: 'internet_revenue',
  label: 'Internet revenue',
  definition: 'What customers bought on the internet, before tax and freight.',
  formula: 'SUM(SalesAmount) of internet lines',
  unit: 'USD',
  sources: ['dbo.FactInternetSales.SalesAmount'],
  caveats: [usdCaveat, loadedCaveat],
});

const resellerRevenue = kpi({
  key: 'reseller_revenue',
  label: 'Reseller revenue',
  definition: 'What resellers bought, before tax and freight.',
  formula: 'SUM(SalesAmount) of reseller lines',
  unit: 'USD',
  sources: ['dbo.FactResellerSales.SalesAmount'],
  caveats: [
    usdCaveat,
    loadedCaveat,
    'Booked in month-end batches: a period that does not end with a month may miss one.',
  ],
});

const orders = kpi({
  key: 'order_count',
  label: 'Orders',
  definition: 'Orders of both channels.',
  formula: 'COUNT(DISTINCT SalesOrderNumber) of each channel, added',
  unit: 'count',
  sources: bothChannels('SalesOrderNumber'),
  caveats: ['With a category filter an order counts when one of its lines is of the category.'],
});

const customers = kpi({
  key: 'customer_count',
  label: 'Buying customers',
  definition: 'Who bought: distinct internet customers plus distinct resellers.',
  formula: 'COUNT(DISTINCT CustomerKey) of internet lines + COUNT(DISTINCT ResellerKey) of reseller lines',
  unit: 'count',
  sources: ['dbo.FactInternetSales.CustomerKey', 'dbo.FactResellerSales.ResellerKey'],
  caveats: [
    'A person and a reseller are never the same customer.',
    'Not additive: customers of two periods overlap.',
  ],
});

const averageOrder = kpi({
  key: 'average_order_value',
  label: 'Average order value',
  definition: 'Revenue of an average order.',
  formula: 'total_revenue / order_count',
  unit: 'USD',
  sources: [...bothChannels('SalesAmount'), ...bothChannels('SalesOrderNumber')],
  caveats: [
    'Not known without orders.',
    'Reseller orders are far larger than internet orders: the mix moves it.',
  ],
});

const margin = kpi({
  key: 'gross_margin_pct',
  label: 'Gross margin',
  definition: 'Share of revenue that is left after the cost of the products.',
  formula: '100 * (SUM(SalesAmount) - SUM(TotalProductCost)) / SUM(SalesAmount)',
  unit: 'percent',
  sources: [...bothChannels('SalesAmount'), ...bothChannels('TotalProductCost')],
  caveats: [
    loadedCaveat,
    'Not known where revenue is not above 0.',
    'The change is given in percent and in percentage points.',
  ],
});

const profit = kpi({
  key: 'gross_profit',
  label: 'Gross profit',
  definition: 'Revenue less the cost of the products.',
  formula: 'SUM(SalesAmount) - SUM(TotalProductCost)',
  unit: 'USD',
  sources: [...bothChannels('SalesAmount'), ...bothChannels('TotalProductCost')],
  caveats: [loadedCaveat],
});

const units = kpi({
  key: 'units_sold',
  label: 'Units sold',
  definition: 'Pieces sold through both channels.',
  formula: 'SUM(OrderQuantity)',
  unit: 'count',
  sources: bothChannels('OrderQuantity'),
  caveats: [loadedCaveat],
});

const byChannel = [
  kpi({
    key: 'internet_orders',
    label: 'Internet orders',
    definition: 'Orders of the internet channel.',
    formula: 'COUNT(DISTINCT SalesOrderNumber) of internet lines',
    unit: 'count',
    sources: ['dbo.FactInternetSales.SalesOrderNumber'],
  }),
  kpi({
    key: 'reseller_orders',
    label: 'Reseller orders',
    definition: 'Orders of the reseller channel.',
    formula: 'COUNT(DISTINCT SalesOrderNumber) of reseller lines',
    unit: 'count',
    sources: ['dbo.FactResellerSales.SalesOrderNumber'],
  }),
  kpi({
    key: 'internet_customers',
    label: 'Internet customers',
    definition: 'Customers who bought on the internet.',
    formula: 'COUNT(DISTINCT CustomerKey) of internet lines',
    unit: 'count',
    sources: ['dbo.FactInternetSales.CustomerKey'],
  }),
  kpi({
    key: 'reseller_customers',
    label: 'Buying resellers',
    definition: 'Resellers who bought.',
    formula: 'COUNT(DISTINCT ResellerKey) of reseller lines',
    unit: 'count',
    sources: ['dbo.FactResellerSales.ResellerKey'],
  }),
];

export const kpiMetrics: readonly MetricDefinition[] = [
  revenue,
  internetRevenue,
  resellerRevenue,
  orders,
  customers,
  averageOrder,
  margin,
  profit,
  units,
  ...byChannel,
];

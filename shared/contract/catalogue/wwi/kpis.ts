import type { MetricDefinition } from '../../platform/metrics.ts';
import { kpiOf, loadedCaveat } from '../kpis.ts';
import {
  calendarCaveat,
  filterCaveat,
  invoiceDate,
  kpiPeriod,
  sale,
  supplierSources,
  taxCaveat,
} from './sources.ts';

const kpi = kpiOf({
  domain: 'wwi',
  sources: [...invoiceDate, sale('Stock Item Key'), ...supplierSources],
  period: kpiPeriod,
  caveats: [calendarCaveat, filterCaveat],
  queries: ['wwi.sales.period'],
  endpoints: ['wwi.sales.kpis'],
});

export const kpiMetrics: readonly MetricDefinition[] = [
  kpi({
    key: 'total_revenue',
    label: 'Revenue excluding tax',
    definition: 'What was invoiced to customers, without tax.',
    formula: 'SUM(Total Excluding Tax)',
    unit: 'USD',
    sources: [sale('Total Excluding Tax')],
    caveats: [taxCaveat, loadedCaveat],
  }),
  kpi({
    key: 'profit',
    label: 'Profit',
    definition: 'What the warehouse counts as profit of the invoiced lines.',
    formula: 'SUM(Profit)',
    unit: 'USD',
    sources: [sale('Profit')],
    caveats: [
      loadedCaveat,
      'The profit of a line is the warehouse’s own: net price less the cost at the time.',
    ],
  }),
  kpi({
    key: 'profit_margin_pct',
    label: 'Profit margin',
    definition: 'Share of revenue that is profit.',
    formula: '100 * SUM(Profit) / SUM(Total Excluding Tax)',
    unit: 'percent',
    sources: [sale('Profit'), sale('Total Excluding Tax')],
    caveats: [
      loadedCaveat,
      'Not known where revenue is not above 0.',
      'The change is given in percent and in percentage points.',
    ],
  }),
  kpi({
    key: 'invoice_count',
    label: 'Invoices',
    definition: 'Invoices written in the period.',
    formula: 'COUNT(DISTINCT WWI Invoice ID)',
    unit: 'count',
    sources: [sale('WWI Invoice ID')],
    caveats: ['With a filter an invoice counts when one of its lines passes.'],
  }),
  kpi({
    key: 'customer_count',
    label: 'Buying customers',
    definition: 'Customers who were invoiced in the period.',
    formula: 'COUNT(DISTINCT WWI Customer ID) over all versions of a customer',
    unit: 'count',
    sources: [sale('Customer Key'), 'Dimension.Customer.Customer Key', 'Dimension.Customer.WWI Customer ID'],
    caveats: [
      'Customers that the warehouse knows only as ‘Unknown’ (key 0) or not at all are not counted; the answer says how many lines that are.',
      'Not additive: customers of two periods overlap.',
    ],
  }),
  kpi({
    key: 'average_invoice_value',
    label: 'Average invoice value',
    definition: 'Revenue of an average invoice.',
    formula: 'total_revenue / invoice_count',
    unit: 'USD',
    sources: [sale('Total Excluding Tax'), sale('WWI Invoice ID')],
    caveats: [
      taxCaveat,
      'Not known without invoices.',
      'With a filter only the lines that pass are in the value.',
    ],
  }),
  kpi({
    key: 'units_sold',
    label: 'Units sold',
    definition: 'Units invoiced, as the item is sold: pieces, packets or bags.',
    formula: 'SUM(Quantity)',
    unit: 'count',
    sources: [sale('Quantity')],
    caveats: [loadedCaveat],
  }),
];

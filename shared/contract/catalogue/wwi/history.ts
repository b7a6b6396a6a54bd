import type { MetricDefinition } from '../../platform/metrics.ts';
import { calendarCaveat, filterCaveat, invoiceDate, sale, supplierSources, taxCaveat } from './sources.ts';

type Day = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly sources: readonly string[];
  readonly caveats?: readonly string[];
};

function day({ sources, caveats = [], ...rest }: Day): MetricDefinition {
  return {
    ...rest,
    domain: 'wwi',
    sources: [...new Set([...sources, ...invoiceDate, sale('Stock Item Key'), ...supplierSources])],
    period:
      'One calendar day. Shown: the days asked for, first and last included, or so many days up to the newest invoice; at most 3,650 days.',
    caveats: [...caveats, calendarCaveat, filterCaveat],
    queries: ['wwi.sales.daily'],
    endpoints: ['wwi.sales.history'],
    references: [],
  };
}

const zeros =
  'A day without sales is 0, as every Sunday is. Days before the first invoice are marked as before the data, days after the last complete day as incomplete.';

export const historyMetrics: readonly MetricDefinition[] = [
  day({
    key: 'day_revenue',
    label: 'Revenue of a day',
    definition: 'What was invoiced on a day, without tax.',
    formula: 'SUM(Total Excluding Tax) by Invoice Date Key',
    unit: 'USD',
    sources: [sale('Total Excluding Tax')],
    caveats: [zeros, taxCaveat],
  }),
  day({
    key: 'day_profit',
    label: 'Profit of a day',
    definition: 'Profit of the lines invoiced on a day.',
    formula: 'SUM(Profit) by Invoice Date Key',
    unit: 'USD',
    sources: [sale('Profit')],
    caveats: [zeros],
  }),
  day({
    key: 'day_invoices',
    label: 'Invoices of a day',
    definition: 'Invoices written on a day.',
    formula: 'COUNT(DISTINCT WWI Invoice ID) by Invoice Date Key',
    unit: 'count',
    sources: [sale('WWI Invoice ID')],
    caveats: [zeros, 'With a filter an invoice counts when one of its lines passes.'],
  }),
  day({
    key: 'day_units',
    label: 'Units of a day',
    definition: 'Units invoiced on a day.',
    formula: 'SUM(Quantity) by Invoice Date Key',
    unit: 'count',
    sources: [sale('Quantity')],
    caveats: [zeros],
  }),
  {
    domain: 'wwi',
    key: 'complete_through',
    label: 'Complete through',
    definition: 'The last date through which the sales can be trusted; demand is not taken from later days.',
    formula:
      'The newest invoice date, unless the data end in a stretch whose daily revenue lies below a quarter of the same weekdays’ mean of the eight weeks before, with fewer than three quarters of the invoices, lower than any such stretch of the last 400 days: then the day before it, or the end of a month of which at most three days are cut.',
    sources: [sale('Total Excluding Tax'), sale('WWI Invoice ID'), ...invoiceDate],
    unit: 'days',
    period: 'The whole history, without filters.',
    caveats: ['With under 60 days of history nothing is judged and all of it counts as complete.'],
    queries: ['wwi.sales.daily', 'wwi.sales.period', 'wwi.stock.position'],
    endpoints: ['wwi.sales.kpis', 'wwi.sales.history', 'wwi.stock.recommendations'],
    references: ['docs/decisions/0004-forecasting-and-anomalies.md'],
  },
];

import { say } from '../../words/say.ts';
import {
  average,
  type DistinctCount,
  marginPercent,
  measuredCount,
  measuredSum,
  type SummedColumn,
} from './measures.ts';
import { type KpiRow, type KpiUnit, kpiRow, type Measure } from './row.ts';

/** Sums of Fact.Sale over one period. */
export interface WwiAggregates {
  /** Fact rows (invoice lines) of the period. */
  readonly rows: number;
  /** Total Excluding Tax. */
  readonly revenue: SummedColumn;
  /** Profit. */
  readonly profit: SummedColumn;
  /** Quantity. */
  readonly units: SummedColumn;
  /** Distinct WWI Invoice ID. */
  readonly invoices: DistinctCount;
  /** Distinct customers by WWI Customer ID: one customer has several keys over time. */
  readonly customers: DistinctCount;
}

type WwiMeasures = Record<'revenue' | 'profit' | 'units' | 'invoices' | 'customers', Measure>;

const noInvoices = say('no_invoices');
const noRevenue = say('no_revenue_for_margin');

const definitions: readonly {
  readonly key: string;
  readonly label: string;
  readonly unit: KpiUnit;
  readonly measure: (m: WwiMeasures) => Measure;
}[] = [
  { key: 'total_revenue', label: 'Revenue excluding tax', unit: 'USD', measure: (m) => m.revenue },
  { key: 'profit', label: 'Profit', unit: 'USD', measure: (m) => m.profit },
  {
    key: 'profit_margin_pct',
    label: 'Profit margin',
    unit: 'percent',
    measure: (m) => marginPercent(m.profit, m.revenue, noRevenue),
  },
  { key: 'invoice_count', label: 'Invoices', unit: 'count', measure: (m) => m.invoices },
  { key: 'customer_count', label: 'Buying customers', unit: 'count', measure: (m) => m.customers },
  {
    key: 'average_invoice_value',
    label: 'Average invoice value',
    unit: 'USD',
    measure: (m) => average(m.revenue, m.invoices, noInvoices),
  },
  { key: 'units_sold', label: 'Units sold', unit: 'count', measure: (m) => m.units },
];

/**
 * The WideWorldImporters KPIs of a period and the one before; revenue excludes tax.
 *
 * @throws RangeError when an aggregate is not decimal text or a count not a safe integer.
 */
export function wwiKpis(current: WwiAggregates, previous: WwiAggregates): KpiRow[] {
  const now = measures(current);
  const before = measures(previous);
  return definitions.map(({ key, label, unit, measure }) =>
    kpiRow({ key, label, unit, value: measure(now), previous: measure(before) }),
  );
}

function measures(period: WwiAggregates): WwiMeasures {
  const { rows } = period;
  return {
    revenue: measuredSum(period.revenue, rows, 'total_excluding_tax'),
    profit: measuredSum(period.profit, rows, 'profit'),
    units: measuredSum(period.units, rows, 'quantity'),
    invoices: measuredCount(period.invoices, rows, 'invoice'),
    customers: measuredCount(period.customers, rows, 'customer'),
  };
}

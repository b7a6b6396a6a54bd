import type * as z from 'zod/mini';
import { roundToMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import type { salesDay } from '../../contract/wwi/sales.ts';
import { type LineChart, palette } from '../document/chart.ts';
import { displayCell } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';
import { grainOf } from './time-grain.ts';

type SalesDay = z.output<typeof salesDay>;

const money = { type: 'money', width: 16, isSummed: true } as const;
const count = { type: 'integer', width: 11, isSummed: true } as const;

const columns: readonly ViewColumn<SalesDay>[] = [
  { key: 'date', label: 'Date', type: 'date', width: 12, cell: (day) => day.date },
  { key: 'revenue', label: 'Revenue without tax (USD)', ...money, cell: (day) => day.revenue },
  { key: 'profit', label: 'Profit (USD)', ...money, cell: (day) => day.profit },
  { key: 'invoices', label: 'Invoices', ...count, cell: (day) => day.invoices },
  { key: 'units', label: 'Units', ...count, cell: (day) => day.units },
];

function finding(days: readonly SalesDay[]): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return 'There are no sales in this period.';
  const total = (field: 'revenue' | 'profit') =>
    displayCell(toJsonNumber(sumMoney(days.map((day) => roundToMoney(day[field].toFixed(4))))), 'money');
  return `USD ${total('revenue')} of revenue and USD ${total('profit')} of profit between ${first.date} and ${last.date}.`;
}

function chart(days: readonly SalesDay[]): LineChart | null {
  const whole = days.filter((day) => !day.incomplete && !day.beforeData);
  const grain = grainOf(whole.map(({ date }) => date));
  if (grain.dates.length < 2) return null;
  return {
    kind: 'line',
    title: `Revenue and profit by ${grain.name}`,
    unit: 'USD',
    dates: grain.dates,
    series: [
      { label: 'Revenue', color: palette.blue, values: grain.sum((index) => whole[index]?.revenue ?? 0) },
      { label: 'Profit', color: palette.green, values: grain.sum((index) => whole[index]?.profit ?? 0) },
    ],
  };
}

export const wwiSalesHistoryExport: ExportedView<SalesDay, unknown> = {
  domain: 'wwi',
  view: 'sales-history',
  present: (rows) => ({
    title: 'Sales history',
    finding: finding(rows),
    table: tableOf({ name: 'Sales history', title: 'Sales by day' }, columns, rows),
    sideTables: [],
    chart: chart(rows),
  }),
};

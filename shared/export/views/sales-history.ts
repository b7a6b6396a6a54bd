import type * as z from 'zod/mini';
import { roundToMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import type { salesDay } from '../../contract/aw/sales.ts';
import { type LineChart, palette } from '../document/chart.ts';
import { displayCell, displayCompact } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';
import { grainOf } from './time-grain.ts';

type SalesDay = z.output<typeof salesDay>;

const money = { type: 'money', width: 15, isSummed: true } as const;

const columns: readonly ViewColumn<SalesDay>[] = [
  { key: 'date', label: 'Date', type: 'date', width: 12, cell: (day) => day.date },
  { key: 'revenue', label: 'Revenue (USD)', ...money, cell: (day) => day.revenue },
  { key: 'internetRevenue', label: 'Internet (USD)', ...money, cell: (day) => day.internetRevenue },
  { key: 'resellerRevenue', label: 'Reseller (USD)', ...money, cell: (day) => day.resellerRevenue },
  { key: 'orders', label: 'Orders', type: 'integer', width: 10, isSummed: true, cell: (day) => day.orders },
  { key: 'units', label: 'Units', type: 'integer', width: 10, isSummed: true, cell: (day) => day.units },
  { key: 'remark', label: 'Remark', type: 'text', width: 22, cell: remark },
];

function remark({ beforeData, incomplete }: SalesDay): string | null {
  if (beforeData) return 'before the data';
  return incomplete ? 'incomplete' : null;
}

function finding(days: readonly SalesDay[]): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return 'There are no sales in this period.';
  const revenue = toJsonNumber(sumMoney(days.map((day) => roundToMoney(day.revenue.toFixed(4)))));
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  const [usd, count] = [displayCell(revenue, 'money'), displayCell(orders, 'integer')];
  return `USD ${usd} of revenue from ${count} orders between ${first.date} and ${last.date}.`;
}

function chart(days: readonly SalesDay[]): LineChart | null {
  const whole = days.filter((day) => !day.incomplete && !day.beforeData);
  const grain = grainOf(whole.map(({ date }) => date));
  if (grain.dates.length < 2) return null;
  const sum = (field: 'revenue' | 'internetRevenue' | 'resellerRevenue') =>
    grain.sum((index) => whole[index]?.[field] ?? 0);
  const total = sum('revenue');
  const peak = Math.max(...total);
  const at = grain.dates[total.indexOf(peak)];
  return {
    kind: 'line',
    title: `Revenue by ${grain.name}, highest from ${at} with USD ${displayCompact(peak)}`,
    unit: 'USD',
    dates: grain.dates,
    series: [
      { label: 'All', color: palette.blue, values: total },
      { label: 'Internet', color: palette.orange, values: sum('internetRevenue') },
      { label: 'Reseller', color: palette.green, values: sum('resellerRevenue') },
    ],
  };
}

export const salesHistoryExport: ExportedView<SalesDay, unknown> = {
  domain: 'aw',
  view: 'sales-history',
  present: (rows) => ({
    title: 'Sales history',
    finding: finding(rows),
    table: tableOf({ name: 'Sales history', title: 'Sales by day' }, columns, rows),
    sideTables: [],
    chart: chart(rows),
  }),
};

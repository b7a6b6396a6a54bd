import type * as z from 'zod/mini';
import { roundToMoney, sumMoney, toJsonNumber } from '../../analytics/money/decimal.ts';
import type { backtestRow, forecastPoint, forecastSum } from '../../contract/aw/sales.ts';
import type { ForecastMeta } from '../../views/aw/sales-forecast.ts';
import { type LineChart, palette } from '../document/chart.ts';
import { displayCell } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';

type Point = z.output<typeof forecastPoint>;
type Backtest = z.output<typeof backtestRow>;
type Sum = z.output<typeof forecastSum>;

const money = { type: 'money', width: 16 } as const;

const columns: readonly ViewColumn<Point>[] = [
  { key: 'date', label: 'Date', type: 'date', width: 12, cell: (point) => point.date },
  { key: 'value', label: 'Forecast (USD)', ...money, isSummed: true, cell: (point) => point.value },
  { key: 'lower', label: 'Lower 95 % (USD)', ...money, cell: (point) => point.lower },
  { key: 'upper', label: 'Upper 95 % (USD)', ...money, cell: (point) => point.upper },
];

/** Months and all days together: the sums that have a table's room. */
const sumColumns: readonly ViewColumn<Sum>[] = [
  { key: 'from', label: 'From', type: 'date', width: 12, cell: (sum) => sum.from },
  { key: 'to', label: 'To', type: 'date', width: 12, cell: (sum) => sum.to },
  { key: 'value', label: 'Forecast (USD)', ...money, cell: (sum) => sum.value },
  { key: 'lower', label: 'Lower 95 % (USD)', ...money, cell: (sum) => sum.lower },
  { key: 'upper', label: 'Upper 95 % (USD)', ...money, cell: (sum) => sum.upper },
];

const backtestColumns: readonly ViewColumn<Backtest>[] = [
  { key: 'channel', label: 'Channel', type: 'text', width: 12, cell: (row) => row.channel },
  { key: 'model', label: 'Model', type: 'text', width: 18, cell: (row) => row.model.replaceAll('_', ' ') },
  { key: 'mase', label: 'MASE', type: 'number', width: 10, cell: (row) => row.mase },
  { key: 'smape', label: 'sMAPE', type: 'number', width: 10, cell: (row) => row.smape },
  { key: 'coverage', label: 'Coverage of intervals', type: 'number', width: 14, cell: (row) => row.coverage },
  { key: 'origins', label: 'Backtests', type: 'integer', width: 10, cell: (row) => row.origins },
  { key: 'chosen', label: 'Chosen', type: 'text', width: 9, cell: (row) => (row.chosen ? 'yes' : 'no') },
];

function chart(points: readonly Point[]): LineChart | null {
  if (points.length < 2) return null;
  return {
    kind: 'line',
    title: 'Revenue by day as forecast, with 95 % prediction interval',
    unit: 'USD',
    dates: points.map(({ date }) => date),
    series: [
      {
        label: 'Forecast',
        color: palette.blue,
        isDashed: true,
        values: points.map(({ value }) => value),
        band: { lower: points.map(({ lower }) => lower), upper: points.map(({ upper }) => upper) },
      },
    ],
  };
}

function finding(points: readonly Point[], { statement, aggregates }: ForecastMeta): string {
  const [first, last] = [points.at(0), points.at(-1)];
  if (first === undefined || last === undefined) return statement;
  const sum = toJsonNumber(sumMoney(points.map(({ value }) => roundToMoney(value.toFixed(4)))));
  const whole = aggregates.find(({ grain }) => grain === 'horizon');
  const bounds =
    whole === undefined
      ? ''
      : ` (95 %: ${displayCell(whole.lower, 'money')} to ${displayCell(whole.upper, 'money')})`;
  return `USD ${displayCell(sum, 'money')}${bounds} expected from ${first.date} to ${last.date}. ${statement}`;
}

export const salesForecastExport: ExportedView<Point, ForecastMeta> = {
  domain: 'aw',
  view: 'sales-forecast',
  present: (rows, meta) => ({
    title: 'Sales forecast',
    finding: finding(rows, meta),
    table: tableOf({ name: 'Sales forecast', title: 'Forecast by day' }, columns, rows),
    sideTables: [
      tableOf(
        { name: 'Forecast by month', title: 'By month and together' },
        sumColumns,
        meta.aggregates.filter(({ grain }) => grain === 'month' || grain === 'horizon'),
      ),
      tableOf(
        { name: 'Forecast backtest', title: 'How the models did on past data' },
        backtestColumns,
        meta.backtest,
      ),
    ],
    chart: chart(rows),
  }),
};

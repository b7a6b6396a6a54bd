import type * as z from 'zod/mini';
import type { anomaly } from '../../contract/aw/anomalies.ts';
import { palette } from '../document/chart.ts';
import { displayCompact } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';

type Anomaly = z.output<typeof anomaly>;

const CHARTED = 15;
const money = { type: 'money', width: 15 } as const;

const columns: readonly ViewColumn<Anomaly>[] = [
  { key: 'date', label: 'From', type: 'date', width: 12, cell: (row) => row.date },
  { key: 'to', label: 'To', type: 'date', width: 12, cell: (row) => row.to },
  { key: 'channel', label: 'Channel', type: 'text', width: 10, cell: (row) => row.channel },
  { key: 'direction', label: 'Direction', type: 'text', width: 10, cell: (row) => row.direction },
  { key: 'revenue', label: 'Revenue (USD)', ...money, cell: (row) => row.revenue },
  { key: 'expected', label: 'Expected (USD)', ...money, cell: (row) => row.expected },
  { key: 'lower', label: 'Lower (USD)', ...money, cell: (row) => row.lower },
  { key: 'upper', label: 'Upper (USD)', ...money, cell: (row) => row.upper },
  { key: 'score', label: 'Robust deviations', type: 'number', width: 11, cell: (row) => row.score },
  { key: 'contributors', label: 'What contributed most', type: 'text', width: 60, cell: contributors },
];

function contributors({ contributors }: Anomaly): string | null {
  const texts = contributors
    .slice(0, 3)
    .map(
      ({ dimension, value, delta }) =>
        `${dimension} ${value} (${delta < 0 ? '' : '+'}${displayCompact(delta)})`,
    );
  return texts.length === 0 ? null : texts.join(', ');
}

function finding(rows: readonly Anomaly[]): string {
  const largest = rows.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score)).at(0);
  if (largest === undefined) return 'No day falls outside what weekday, season and trend lead to expect.';
  const { channel, date, revenue, expected } = largest;
  return `${rows.length} findings; the largest is of ${channel} sales on ${date}: USD ${displayCompact(revenue)} where ${displayCompact(expected)} were expected.`;
}

export const anomaliesExport: ExportedView<Anomaly, unknown> = {
  domain: 'aw',
  view: 'anomalies',
  present: (rows) => ({
    title: 'Revenue anomalies',
    finding: finding(rows),
    table: tableOf({ name: 'Revenue anomalies', title: 'Findings' }, columns, rows),
    sideTables: [],
    chart:
      rows.length === 0
        ? null
        : {
            kind: 'bars',
            title: 'Revenue of the findings; the tick is what was expected',
            unit: 'USD',
            markLabel: 'expected',
            bars: rows.slice(0, CHARTED).map((row) => ({
              label: `${row.date} ${row.channel}`,
              value: row.revenue,
              mark: row.expected,
              text: `${displayCompact(row.revenue)} · ${row.direction}`,
              color: row.direction === 'up' ? palette.green : palette.vermilion,
            })),
          },
  }),
};

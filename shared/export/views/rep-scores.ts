import type * as z from 'zod/mini';
import type { repScore } from '../../contract/aw/reps.ts';
import { palette } from '../document/chart.ts';
import { displayCell } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';
import { componentColumns } from './score-columns.ts';

type Rep = z.output<typeof repScore>;

const CHARTED = 15;

const columns: readonly ViewColumn<Rep>[] = [
  { key: 'rank', label: 'Rank', type: 'integer', width: 6, cell: (rep) => rep.rank },
  {
    key: 'employeeKey',
    label: 'Employee key',
    type: 'integer',
    width: 10,
    isWide: true,
    cell: (rep) => rep.employeeKey,
  },
  { key: 'name', label: 'Sales employee', type: 'text', width: 24, cell: (rep) => rep.name },
  { key: 'territory', label: 'Territory', type: 'text', width: 16, cell: (rep) => rep.territory },
  {
    key: 'revenue',
    label: 'Revenue (USD)',
    type: 'money',
    width: 15,
    isSummed: true,
    cell: (rep) => rep.revenue,
  },
  { key: 'orders', label: 'Orders', type: 'integer', width: 8, isSummed: true, cell: (rep) => rep.orders },
  {
    key: 'quotaAttainmentPct',
    label: 'Quota attained (%)',
    shortLabel: 'Quota',
    type: 'percent',
    width: 10,
    cell: (rep) => rep.quotaAttainmentPct,
  },
  {
    key: 'growthPct',
    label: 'Growth (%)',
    shortLabel: 'Growth',
    type: 'percent',
    width: 10,
    cell: (rep) => rep.growthPct,
  },
  {
    key: 'score',
    label: 'Score (0–100)',
    shortLabel: 'Score',
    type: 'score',
    width: 9,
    cell: (rep) => rep.score,
  },
];

function finding(reps: readonly Rep[]): string {
  const [best] = reps;
  if (best === undefined) return 'There is nobody to score in this selection.';
  const revenue = displayCell(best.revenue, 'money');
  return `${best.name} leads with a score of ${displayCell(best.score, 'score')} and USD ${revenue} of revenue.`;
}

export const repScoresExport: ExportedView<Rep, unknown> = {
  domain: 'aw',
  view: 'rep-scores',
  present: (rows) => ({
    title: 'Sales employee scores',
    finding: finding(rows),
    table: tableOf(
      { name: 'Sales employee scores', title: 'Sales employees by score' },
      [...columns, ...componentColumns(rows)],
      rows,
    ),
    sideTables: [],
    chart:
      rows.length === 0
        ? null
        : {
            kind: 'bars',
            title: `Score, 0 to 100${rows.length > CHARTED ? `: the first ${CHARTED} of ${rows.length}` : ''}`,
            unit: 'score',
            bars: rows.slice(0, CHARTED).map((rep) => ({
              label: rep.name,
              value: rep.score,
              text: displayCell(rep.score, 'score'),
              color: palette.blue,
            })),
          },
  }),
};

import type * as z from 'zod/mini';
import type { supplierScore } from '../../contract/wwi/suppliers.ts';
import { palette } from '../document/chart.ts';
import { displayCell } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';
import { componentColumns } from './score-columns.ts';

type Supplier = z.output<typeof supplierScore>;

const CHARTED = 15;

const columns: readonly ViewColumn<Supplier>[] = [
  { key: 'rank', label: 'Rank', type: 'integer', width: 6, cell: (row) => row.rank },
  {
    key: 'supplierKey',
    label: 'Supplier key',
    type: 'integer',
    width: 10,
    isWide: true,
    cell: (row) => row.supplierKey,
  },
  { key: 'supplier', label: 'Supplier', type: 'text', width: 28, cell: (row) => row.supplier },
  { key: 'category', label: 'Category', type: 'text', width: 22, cell: (row) => row.category },
  {
    key: 'purchaseOrders',
    label: 'Purchase orders',
    shortLabel: 'Orders',
    type: 'integer',
    width: 10,
    isSummed: true,
    cell: (row) => row.purchaseOrders,
  },
  {
    key: 'fillRatePct',
    label: 'Fill rate (%)',
    shortLabel: 'Fill rate',
    type: 'percent',
    width: 10,
    cell: (row) => row.fillRatePct,
  },
  {
    key: 'finalizedPct',
    label: 'Finalised (%)',
    shortLabel: 'Finalised',
    type: 'percent',
    width: 10,
    cell: (row) => row.finalizedPct,
  },
  {
    key: 'leadTimeDays',
    label: 'Lead time (days)',
    type: 'number',
    width: 10,
    cell: (row) => row.leadTimeDays,
  },
  {
    key: 'score',
    label: 'Score (0–100)',
    shortLabel: 'Score',
    type: 'score',
    width: 9,
    cell: (row) => row.score,
  },
];

function finding(rows: readonly Supplier[]): string {
  const [best, last] = [rows.at(0), rows.at(-1)];
  if (best === undefined || last === undefined) return 'There is no supplier to score in this selection.';
  const score = (row: Supplier) => `${row.supplier} with ${displayCell(row.score, 'score')}`;
  return best === last
    ? `${score(best)} of 100.`
    : `Most reliable: ${score(best)}; last in this list: ${score(last)}.`;
}

export const supplierScoresExport: ExportedView<Supplier, unknown> = {
  domain: 'wwi',
  view: 'supplier-scores',
  present: (rows) => ({
    title: 'Supplier scores',
    finding: finding(rows),
    table: tableOf(
      { name: 'Supplier scores', title: 'Suppliers by reliability' },
      [...columns, ...componentColumns(rows)],
      rows,
    ),
    sideTables: [],
    chart:
      rows.length === 0
        ? null
        : {
            kind: 'bars',
            title: `Reliability, 0 to 100${rows.length > CHARTED ? `: the first ${CHARTED} of ${rows.length}` : ''}`,
            unit: 'score',
            bars: rows.slice(0, CHARTED).map((row) => ({
              label: row.supplier,
              value: row.score,
              text: displayCell(row.score, 'score'),
              color: palette.blue,
            })),
          },
  }),
};

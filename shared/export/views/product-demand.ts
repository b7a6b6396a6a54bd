import type * as z from 'zod/mini';
import type { productDemandRow } from '../../contract/aw/products.ts';
import { palette } from '../document/chart.ts';
import { displayCell, displayCompact } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';

type Product = z.output<typeof productDemandRow>;

const CHARTED = 15;
const classColors = { A: palette.blue, B: palette.sky, C: palette.grey } as const;

const columns: readonly ViewColumn<Product>[] = [
  { key: 'rank', label: 'Rank', type: 'integer', width: 6, cell: (row) => row.rank },
  {
    key: 'productKey',
    label: 'Product key',
    type: 'integer',
    width: 10,
    isWide: true,
    cell: (row) => row.productKey,
  },
  { key: 'name', label: 'Product', type: 'text', width: 32, cell: (row) => row.name },
  { key: 'category', label: 'Category', type: 'text', width: 14, cell: (row) => row.category },
  { key: 'units', label: 'Units', type: 'integer', width: 10, isSummed: true, cell: (row) => row.units },
  {
    key: 'revenue',
    label: 'Revenue (USD)',
    type: 'money',
    width: 15,
    isSummed: true,
    cell: (row) => row.revenue,
  },
  {
    key: 'trendPctPerMonth',
    label: 'Trend (% a month)',
    shortLabel: 'Trend a month',
    type: 'percent',
    width: 11,
    cell: (row) => row.trendPctPerMonth,
  },
  {
    key: 'demandScore',
    label: 'Demand score (0–100)',
    shortLabel: 'Score',
    type: 'score',
    width: 9,
    cell: (row) => row.demandScore,
  },
  {
    key: 'abcClass',
    label: 'ABC class (revenue)',
    shortLabel: 'ABC',
    type: 'text',
    width: 7,
    cell: (row) => row.abcClass,
  },
  {
    key: 'xyzClass',
    label: 'XYZ class (steadiness)',
    shortLabel: 'XYZ',
    type: 'text',
    width: 7,
    cell: (row) => row.xyzClass,
  },
];

function finding(rows: readonly Product[]): string {
  const [first] = rows;
  if (first === undefined) return 'No product was sold in this selection.';
  const leading = rows.filter(({ abcClass }) => abcClass === 'A').length;
  return `${first.name} is most in demand; ${leading} of the ${rows.length} products listed are of class A.`;
}

export const productDemandExport: ExportedView<Product, unknown> = {
  domain: 'aw',
  view: 'product-demand',
  present: (rows) => ({
    title: 'Product demand',
    finding: finding(rows),
    table: tableOf({ name: 'Product demand', title: 'Products by demand' }, columns, rows),
    sideTables: [],
    chart:
      rows.length === 0
        ? null
        : {
            kind: 'bars',
            title: `Revenue of the products most in demand (class A dark, B light, C grey)`,
            unit: 'USD',
            bars: rows.slice(0, CHARTED).map((row) => ({
              label: row.name,
              value: row.revenue,
              text: `${displayCompact(row.revenue)} · score ${displayCell(row.demandScore, 'score')}`,
              color: classColors[row.abcClass],
            })),
          },
  }),
};

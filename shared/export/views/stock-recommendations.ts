import type * as z from 'zod/mini';
import type { stockRecommendation } from '../../contract/wwi/stock.ts';
import { type BarChart, palette } from '../document/chart.ts';
import { displayCell } from '../document/display.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';

type Item = z.output<typeof stockRecommendation>;

const CHARTED = 15;
const urgencyColors = { HIGH: palette.vermilion, MEDIUM: palette.orange, LOW: palette.grey } as const;
const quantity = { type: 'integer', width: 10 } as const;
const amount = { type: 'number', width: 10 } as const;

const columns: readonly ViewColumn<Item>[] = [
  { key: 'urgency', label: 'Urgency', type: 'text', width: 10, cell: (item) => item.urgency },
  {
    key: 'stockItemKey',
    label: 'Item key',
    type: 'integer',
    width: 8,
    isWide: true,
    cell: (item) => item.stockItemKey,
  },
  { key: 'stockItem', label: 'Stock item', type: 'text', width: 38, cell: (item) => item.stockItem },
  { key: 'supplier', label: 'Supplier', type: 'text', width: 22, cell: (item) => item.supplier },
  {
    key: 'recommendedQuantity',
    label: 'Order (units)',
    ...quantity,
    cell: (item) => item.recommendedQuantity,
  },
  {
    key: 'estimatedCost',
    label: 'Estimated cost (USD)',
    shortLabel: 'Cost (USD)',
    type: 'money',
    width: 14,
    isSummed: true,
    cell: (item) => item.estimatedCost,
  },
  { key: 'onHand', label: 'On hand', ...quantity, cell: (item) => item.onHand },
  { key: 'onOrder', label: 'On order', ...quantity, cell: (item) => item.onOrder },
  { key: 'reorderPoint', label: 'Reorder point', ...amount, cell: (item) => item.reorderPoint },
  { key: 'safetyStock', label: 'Safety stock', ...amount, cell: (item) => item.safetyStock },
  { key: 'dailyDemand', label: 'Demand a day', ...amount, cell: (item) => item.dailyDemand },
  { key: 'daysOfCover', label: 'Days of cover', ...amount, cell: (item) => item.daysOfCover },
  { key: 'leadTimeDays', label: 'Lead time (days)', ...amount, cell: (item) => item.leadTimeDays },
  {
    key: 'leadTimeSource',
    label: 'Lead time from',
    type: 'text',
    width: 12,
    isWide: true,
    cell: (item) => item.leadTimeSource,
  },
  {
    key: 'quantityPerOuter',
    label: 'Units per outer',
    ...quantity,
    isWide: true,
    cell: (item) => item.quantityPerOuter,
  },
  { key: 'reason', label: 'Reason', type: 'text', width: 84, isWide: true, cell: (item) => item.reason },
];

function finding(items: readonly Item[]): string {
  const count = (urgency: Item['urgency']) => items.filter((item) => item.urgency === urgency).length;
  if (items.length === 0) return 'There is no stock item in this selection.';
  return `${count('HIGH')} of ${items.length} items run out within their lead time, ${count('MEDIUM')} more are due for an order.`;
}

/** The shortest covers beside their lead times: a bar that ends before its tick runs out first. */
function chart(items: readonly Item[]): BarChart | null {
  const covered = items.flatMap((item) =>
    item.daysOfCover === null ? [] : [{ ...item, cover: item.daysOfCover }],
  );
  const shortest = covered.toSorted((a, b) => a.cover - b.cover).slice(0, CHARTED);
  if (shortest.length === 0) return null;
  return {
    kind: 'bars',
    title: `Days of cover of the ${shortest.length} items that run out first`,
    unit: 'days',
    markLabel: 'lead time',
    bars: shortest.map((item) => ({
      label: item.stockItem,
      value: item.cover,
      mark: item.leadTimeDays,
      text: `${displayCell(item.cover, 'score')} days · ${item.urgency}`,
      color: urgencyColors[item.urgency],
    })),
  };
}

export const stockRecommendationsExport: ExportedView<Item, unknown> = {
  domain: 'wwi',
  view: 'stock-recommendations',
  present: (rows) => ({
    title: 'Stock recommendations',
    finding: finding(rows),
    table: tableOf(
      { name: 'Stock recommendations', title: 'What to order, most urgent first' },
      columns,
      rows,
    ),
    sideTables: [],
    chart: chart(rows),
  }),
};

/** The numbers of the stock table as they can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import type { Unit } from '../../shared/format/format.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { Recommendation, RecommendationsAnswer } from './api/recommendations.ts';

/** Columns whose numbers are explained, by their key in the metric catalogue. */
const columns = {
  stock_on_hand: {
    unit: 'units',
    label: (m: Messages) => m.stock.onHand,
    value: (item: Recommendation) => item.onHand,
  },
  stock_reorder_point: {
    unit: 'units',
    label: (m: Messages) => m.stock.reorderPoint,
    value: (item: Recommendation) => item.reorderPoint,
  },
  stock_days_of_cover: {
    unit: 'days',
    label: (m: Messages) => m.stock.cover,
    value: (item: Recommendation) => item.daysOfCover,
  },
  stock_recommended_quantity: {
    unit: 'units',
    label: (m: Messages) => m.stock.quantity,
    value: (item: Recommendation) => item.recommendedQuantity,
  },
  stock_estimated_cost: {
    unit: 'USD',
    label: (m: Messages) => m.stock.cost,
    value: (item: Recommendation) => item.estimatedCost,
  },
} as const satisfies Readonly<
  Record<
    string,
    { unit: Unit; label: (m: Messages) => string; value: (item: Recommendation) => number | null }
  >
>;

export type StockColumn = keyof typeof columns;

export const stockId = (column: StockColumn, item: Recommendation) => `wwi.${column}.${item.stockItemKey}`;
export const totalCostId = 'wwi.stock_estimated_cost';

/** What orders would cost; null where an item to order has no known cost. */
export function totalCost({ data }: RecommendationsAnswer): number | null {
  const costs = data.flatMap((item) => (item.recommendedQuantity > 0 ? [item.estimatedCost] : []));
  const known = costs.filter((cost) => cost !== null);
  return known.length === 0 || known.length < costs.length ? null : sumMoney(known);
}

const isColumn = (text: string | undefined): text is StockColumn =>
  text !== undefined && Object.hasOwn(columns, text);

/** The number that the address names, where this answer has it. */
export function stockSubjects(
  answer: RecommendationsAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  const [, column, key] = explain?.split('.') ?? [];
  if (answer === undefined || explain === undefined || !isColumn(column)) return [];
  const { unit, label, value } = columns[column];
  const shared = {
    id: explain,
    domain: 'wwi',
    metric: column,
    unit,
    meta: answer.meta,
    request: answer.request,
  } as const;
  if (explain === totalCostId) return [{ ...shared, label: label(m), value: totalCost(answer) }];
  const item = answer.data.find(({ stockItemKey }) => String(stockItemKey) === key);
  return item
    ? [
        {
          ...shared,
          label: `${label(m)}: ${item.stockItem}`,
          value: value(item),
          reason: item.reason,
          said: item.said,
        },
      ]
    : [];
}

/** Orders of the stock table. */
import type { Recommendation } from './api/recommendations.ts';

const sortColumns = ['urgency', 'stockItem', 'supplier', 'onHand', 'cover', 'quantity', 'cost'] as const;
export type SortColumn = (typeof sortColumns)[number];

const urgencyRank = { HIGH: 0, MEDIUM: 1, LOW: 2 } as const;

const keyOf: Readonly<Record<SortColumn, (item: Recommendation) => number | string | null>> = {
  urgency: ({ urgency }) => urgencyRank[urgency],
  stockItem: ({ stockItem }) => stockItem,
  supplier: ({ supplier }) => supplier,
  onHand: ({ onHand }) => onHand,
  cover: ({ daysOfCover }) => daysOfCover,
  quantity: ({ recommendedQuantity }) => recommendedQuantity,
  cost: ({ estimatedCost }) => estimatedCost,
};

/** Sorted by a column, stable, what is not known last in both directions. */
export function sortItems(
  items: readonly Recommendation[],
  column: SortColumn,
  isDescending: boolean,
  locale: string,
): Recommendation[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const direction = isDescending ? -1 : 1;
  return items.toSorted((first, second) => {
    const a = keyOf[column](first);
    const b = keyOf[column](second);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b;
    return order * direction;
  });
}

/** What an item wants to be done: the one rule behind every count of the stock pages. */
import type { Recommendation } from './api/recommendations.ts';

/** `speedUp`: urgent, but enough is on order already, so that an order would not help. */
export type Need = 'order' | 'speedUp' | null;

export function needOf({ recommendedQuantity, urgency, onOrder }: Recommendation): Need {
  if (recommendedQuantity > 0) return 'order';
  return urgency !== 'LOW' && onOrder > 0 ? 'speedUp' : null;
}

/** Whether its stock on hand cannot be: rows that data quality calls errors, so what follows from it is unsure. */
export const isBelowZero = ({ onHand }: Recommendation): boolean => onHand < 0;

export interface Needs {
  /** Items to order that run out before an order would arrive. */
  readonly urgent: number;
  /** The other items to order. */
  readonly due: number;
  readonly speedUp: number;
}

export function countNeeds(items: readonly Recommendation[]): Needs {
  const toOrder = items.filter((item) => needOf(item) === 'order');
  const urgent = toOrder.filter(({ urgency }) => urgency === 'HIGH').length;
  return {
    urgent,
    due: toOrder.length - urgent,
    speedUp: items.filter((item) => needOf(item) === 'speedUp').length,
  };
}

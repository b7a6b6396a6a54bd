/** Test support: an item as the API answers it, in no need of anything. */
import type { Recommendation } from '../api/recommendations.ts';

export const recommendation = (stockItemKey: number, rest: Partial<Recommendation>): Recommendation => ({
  stockItemKey,
  stockItem: `Item ${stockItemKey}`,
  supplier: 'Litware, Inc.',
  category: null,
  reorderPointSource: 'demand',
  onHand: 0,
  onOrder: 0,
  reorderPoint: 0,
  safetyStock: 0,
  dailyDemand: 0,
  leadTimeDays: 1,
  leadTimeSource: 'observed',
  daysOfCover: null,
  recommendedQuantity: 0,
  quantityPerOuter: 10,
  estimatedCost: null,
  urgency: 'LOW',
  reason: '',
  ...rest,
});

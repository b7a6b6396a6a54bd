import type { Subject } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { RecommendationsAnswer } from './api/recommendations.ts';

/** What orders would cost; null where an item to order has no known cost. */
export function totalCost({ data }: RecommendationsAnswer): number | null {
  const costs = data.filter(({ recommendedQuantity }) => recommendedQuantity > 0).map((item) => item.estimatedCost);
  if (costs.length === 0 || costs.includes(null)) return null;
  // Each cost has at most four decimals: summed as ten-thousandths the total is exact.
  return costs.reduce<number>((sum, cost) => sum + Math.round((cost ?? 0) * 10_000), 0) / 10_000;
}

/** The columns of the table as numbers that can be explained. */
export function stockSubjects(answer: RecommendationsAnswer | undefined, m: Messages): Subject[] {
  if (answer === undefined) return [];
  const shared = { domain: 'wwi', endpoint: 'wwi.stock.recommendations', meta: answer.meta, request: answer.request } as const;
  const urgent = answer.data.filter(({ urgency }) => urgency === 'HIGH').length;
  const quantity = answer.data.reduce((sum, { recommendedQuantity }) => sum + recommendedQuantity, 0);
  return [
    { ...shared, id: 'wwi.recommended_quantity', metric: 'recommended_quantity', label: m.stock.quantity, value: quantity, unit: 'units' },
    { ...shared, id: 'wwi.urgency', metric: 'urgency', label: m.stock.urgency, value: urgent, unit: 'count' },
  ];
}

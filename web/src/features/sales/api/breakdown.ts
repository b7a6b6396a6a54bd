import type { breakdownDimensions, salesBreakdown } from '@otel-bi/shared/contract/aw/sales.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type BreakdownAnswer = Answer<typeof salesBreakdown>;
export type SalesPart = BreakdownAnswer['data'][number];
export type Dimension = (typeof breakdownDimensions)[number];

export function breakdownOptions(api: ApiClient, by: Dimension, query: QueryParameters) {
  return queryOptions({
    queryKey: ['aw', 'sales', 'breakdown', by, query],
    queryFn: ({ signal }) => api.get<typeof salesBreakdown>('aw.sales.breakdown', { by, ...query }, signal),
  });
}

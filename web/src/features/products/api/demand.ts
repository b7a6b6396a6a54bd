import type { productDemand } from '@otel-bi/shared/contract/aw/products.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type DemandAnswer = Answer<typeof productDemand>;
export type Product = DemandAnswer['data'][number];

export function demandOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['products', 'demand', query],
    queryFn: ({ signal }) => api.get<typeof productDemand>('aw.products.demand', query, signal),
  });
}

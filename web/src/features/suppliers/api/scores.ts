import type { supplierScores } from '@otel-bi/shared/contract/wwi/suppliers.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type SuppliersAnswer = Answer<typeof supplierScores>;
export type Supplier = SuppliersAnswer['data'][number];

export function suppliersOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['suppliers', 'scores', query],
    queryFn: ({ signal }) => api.get<typeof supplierScores>('wwi.suppliers.scores', query, signal),
  });
}

import type { supplierHistory } from '@otel-bi/shared/contract/wwi/suppliers.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type SupplierHistoryAnswer = Answer<typeof supplierHistory>;
export type SupplierMonth = SupplierHistoryAnswer['data'][number];

export function supplierHistoryOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['suppliers', 'history', query],
    queryFn: ({ signal }) => api.get<typeof supplierHistory>('wwi.suppliers.history', query, signal),
  });
}

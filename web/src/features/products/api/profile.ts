import type { productProfile } from '@otel-bi/shared/contract/aw/products.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type ProductProfileAnswer = Answer<typeof productProfile>;

export function productProfileOptions(api: ApiClient, productKey: string, query: QueryParameters) {
  return queryOptions({
    queryKey: ['aw', 'products', 'profile', productKey, query],
    queryFn: ({ signal }) =>
      api.get<typeof productProfile>('aw.products.profile', query, signal, { productKey }),
  });
}

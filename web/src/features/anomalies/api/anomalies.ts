import type { anomalies } from '@otel-bi/shared/contract/aw/anomalies.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type AnomaliesAnswer = Answer<typeof anomalies>;

export function anomaliesOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['anomalies', query],
    queryFn: ({ signal }) => api.get<typeof anomalies>('aw.anomalies', query, signal),
  });
}

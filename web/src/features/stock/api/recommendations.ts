import type { stockRecommendations } from '@otel-bi/shared/contract/wwi/stock.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type RecommendationsAnswer = Answer<typeof stockRecommendations>;
export type Recommendation = RecommendationsAnswer['data'][number];

export function recommendationsOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['stock', 'recommendations', query],
    queryFn: ({ signal }) => api.get<typeof stockRecommendations>('wwi.stock.recommendations', query, signal),
  });
}

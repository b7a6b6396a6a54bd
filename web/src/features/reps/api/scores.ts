import type { repScores } from '@otel-bi/shared/contract/aw/reps.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type RepsAnswer = Answer<typeof repScores>;
export type Rep = RepsAnswer['data'][number];

export function repsOptions(api: ApiClient, query: QueryParameters) {
  return queryOptions({
    queryKey: ['reps', 'scores', query],
    queryFn: ({ signal }) => api.get<typeof repScores>('aw.reps.scores', query, signal),
  });
}

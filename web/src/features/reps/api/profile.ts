import type { repProfile } from '@otel-bi/shared/contract/aw/reps.ts';
import { queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient, QueryParameters } from '../../../shared/api/client.ts';

export type RepProfileAnswer = Answer<typeof repProfile>;

export function repProfileOptions(api: ApiClient, employeeKey: string, query: QueryParameters) {
  return queryOptions({
    queryKey: ['aw', 'reps', 'profile', employeeKey, query],
    queryFn: ({ signal }) => api.get<typeof repProfile>('aw.reps.profile', query, signal, { employeeKey }),
  });
}

import type { metrics } from '@otel-bi/shared/contract/platform/metrics.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

/** The metric catalogue; it changes with a release only. */
export function catalogueOptions(api: ApiClient) {
  return queryOptions({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => api.get<typeof metrics>('platform.metrics', {}, signal),
    staleTime: 3_600_000,
  });
}

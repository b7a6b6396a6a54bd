import type { awFilterValues, wwiFilterValues } from '@otel-bi/shared/contract/platform/filters.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

const staleTime = 600_000;

export function awFilterValuesOptions(api: ApiClient) {
  return queryOptions({
    queryKey: ['filters', 'aw'],
    queryFn: ({ signal }) => api.get<typeof awFilterValues>('aw.filters', {}, signal),
    staleTime,
  });
}

export function wwiFilterValuesOptions(api: ApiClient) {
  return queryOptions({
    queryKey: ['filters', 'wwi'],
    queryFn: ({ signal }) => api.get<typeof wwiFilterValues>('wwi.filters', {}, signal),
    staleTime,
  });
}

import type {
  awDataQuality,
  CheckState,
  wwiDataQuality,
} from '@otel-bi/shared/contract/platform/data-quality.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

export type Check = CheckState;

/** State of every check of a warehouse. */
export function checksOptions(api: ApiClient, domain: Domain) {
  return queryOptions({
    queryKey: ['quality', domain],
    queryFn: ({ signal }) =>
      domain === 'aw'
        ? api.get<typeof awDataQuality>('platform.data_quality.aw', {}, signal)
        : api.get<typeof wwiDataQuality>('platform.data_quality.wwi', {}, signal),
    staleTime: 60_000,
  });
}

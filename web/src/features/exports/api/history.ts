import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { listExports } from '@otel-bi/shared/contract/platform/exports.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

export type ExportRecord = DataOf<typeof listExports>[number];

const PAGE = 50;

/** Files that left, newest first, page by page. */
export function exportsOptions(api: ApiClient) {
  return infiniteQueryOptions({
    queryKey: ['exports'],
    queryFn: ({ signal, pageParam }) =>
      api.get<typeof listExports>('platform.exports.list', { limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    staleTime: 0,
  });
}

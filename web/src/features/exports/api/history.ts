import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { listExports } from '@otel-bi/shared/contract/platform/exports.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

export type ExportRecord = DataOf<typeof listExports>[number];

const PAGE = 50;

/** Files that left, newest first, page by page; of one warehouse where it is given. */
export function exportsOptions(api: ApiClient, domain: Domain | undefined) {
  return infiniteQueryOptions({
    queryKey: ['exports', domain ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      api.get<typeof listExports>(
        'platform.exports.list',
        { limit: PAGE, cursor: pageParam, domain },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    staleTime: 0,
  });
}

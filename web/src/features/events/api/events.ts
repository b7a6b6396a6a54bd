import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { events } from '@otel-bi/shared/contract/wwi/events.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

export type StockEvent = DataOf<typeof events>[number];
export type Urgency = StockEvent['urgency'];

const PAGE = 100;
/** The jobs look at the stock every half hour; the page follows them soon enough. */
const FOLLOW_MS = 60_000;

/** Stored stock events, newest first, page by page; of one urgency where it is given. */
export function eventsOptions(api: ApiClient, urgency: Urgency | undefined) {
  return infiniteQueryOptions({
    queryKey: ['events', urgency ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      api.get<typeof events>('wwi.events', { limit: PAGE, cursor: pageParam, urgency }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    staleTime: 0,
    refetchInterval: FOLLOW_MS,
  });
}

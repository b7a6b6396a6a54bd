import type {
  listTraces,
  readTrace,
  serviceMap,
  slowQueries,
} from '@otel-bi/shared/contract/embedded/traces.ts';
import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

export type TraceSummary = DataOf<typeof listTraces>[number];
export type Trace = DataOf<typeof readTrace>;
export type Span = Trace['tree'][number];
export type TraceLog = Trace['logs'][number];
export type ServiceMap = DataOf<typeof serviceMap>;
export type SlowQuery = DataOf<typeof slowQueries>[number];

/** What the list is narrowed to. */
export interface TraceFilter {
  /** Part of the route or of the name. */
  readonly route?: string | undefined;
  readonly outcome?: TraceSummary['outcome'] | undefined;
  /** Whether calls for settings and health are left out. */
  readonly hidesRoutine: boolean;
  /** HTTP status. */
  readonly status?: string | undefined;
  readonly minDurationMs?: string | undefined;
}

/** How many a list shows at most. */
export const NEWEST = 500;
const LIVE_MS = 5_000;
/** The page sends its own spans some seconds after the API has made its. */
const SETTLES_MS = 12_000;
const SETTLING_MS = 2_000;

/** @param isLive whether it is asked for again and again */
export function tracesOptions(api: ApiClient, filter: TraceFilter, isLive: boolean) {
  const { route, outcome, hidesRoutine, status, minDurationMs } = filter;
  const routine = hidesRoutine ? 'exclude' : undefined;
  const query = { route, outcome, routine, status, min_duration_ms: minDurationMs, limit: NEWEST };
  return queryOptions({
    queryKey: ['traces', 'list', query],
    queryFn: ({ signal }) => api.get<typeof listTraces>('embedded.traces.list', query, signal),
    staleTime: 0,
    refetchInterval: isLive ? LIVE_MS : false,
  });
}

/** One trace, asked for again while spans may still come. */
export function traceOptions(api: ApiClient, traceId: string) {
  return queryOptions({
    queryKey: ['traces', 'one', traceId],
    queryFn: ({ signal }) => api.get<typeof readTrace>('embedded.traces.read', {}, signal, { traceId }),
    staleTime: SETTLES_MS,
    refetchInterval: ({ state }) => {
      if (state.data === undefined) return false;
      const { startedAt, durationMs } = state.data.data;
      return Date.now() - Date.parse(startedAt) - durationMs < SETTLES_MS ? SETTLING_MS : false;
    },
  });
}

export function serviceMapOptions(api: ApiClient, isLive: boolean) {
  return queryOptions({
    queryKey: ['traces', 'map'],
    queryFn: ({ signal }) => api.get<typeof serviceMap>('embedded.traces.service_map', {}, signal),
    staleTime: 0,
    refetchInterval: isLive ? LIVE_MS : false,
  });
}

export function slowQueriesOptions(api: ApiClient, isLive: boolean) {
  return queryOptions({
    queryKey: ['traces', 'queries'],
    queryFn: ({ signal }) => api.get<typeof slowQueries>('embedded.traces.slow_queries', {}, signal),
    staleTime: 0,
    refetchInterval: isLive ? LIVE_MS : false,
  });
}

/** A run's trace, where the installation keeps its traces itself. */
import type { readTrace } from '@otel-bi/shared/contract/embedded/traces.ts';
import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

type Trace = DataOf<typeof readTrace>;
export type TraceSpan = Trace['tree'][number];
export type TraceLog = Trace['logs'][number];

const FOLLOW_MS = 1500;

/** @param isUnderWay whether spans are still to come */
export function runTraceOptions(api: ApiClient, traceId: string, isUnderWay: boolean) {
  return queryOptions({
    queryKey: ['jobs', 'trace', traceId, isUnderWay],
    queryFn: ({ signal }) => api.get<typeof readTrace>('embedded.traces.read', {}, signal, { traceId }),
    staleTime: 0,
    refetchInterval: isUnderWay ? FOLLOW_MS : false,
  });
}

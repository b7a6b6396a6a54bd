import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { generateReport, readReport } from '@otel-bi/shared/contract/platform/reports.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';

export type Report = DataOf<typeof readReport>;

const POLL_MS = 1500;
const ASK_TIMEOUT_MS = 30_000;

/** Asks for a full report. @returns its id, by which its state is followed */
export async function makeReport(api: ApiClient): Promise<string> {
  const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
  const answer = await api.post<typeof generateReport>('platform.reports.generate', {}, undefined, signal);
  return answer.data.reportId;
}

/** A report's state, asked for until it is made or has failed. */
export function reportOptions(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => api.get<typeof readReport>('platform.reports.read', {}, signal, { id }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.data.status === 'running' ? POLL_MS : false),
  });
}

import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type {
  awJobs,
  readExecution,
  replayExecution,
  triggerAwJob,
  wwiJobs,
} from '@otel-bi/shared/contract/platform/jobs.ts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../../../shared/api/client.ts';
import type { Domain } from '../../../shared/domain.ts';

export type Run = DataOf<typeof awJobs>[number];

/** More than a week of a domain's hourly and daily jobs. */
const NEWEST = 600;
const FOLLOW_MS = 1500;
const LIST_MS = 20_000;
/** Acting waits for the job's request to be stored, not for the job. */
const ACT_TIMEOUT_MS = 30_000;

export const isUnderWay = ({ status }: Pick<Run, 'status'>) => status === 'queued' || status === 'running';

/** A day of the hourly jobs and more: enough to know every job's last run. */
const RECENT = 60;

/** Runs of a domain's jobs, newest first, looked at again while the page is open. */
export function runsOptions(api: ApiClient, domain: Domain) {
  return newestRuns(api, domain, NEWEST);
}

/** The last runs of each job of a domain. */
export function recentRunsOptions(api: ApiClient, domain: Domain) {
  return newestRuns(api, domain, RECENT);
}

/** Without results: they are large, and a run that is opened is asked for itself. */
function newestRuns(api: ApiClient, domain: Domain, limit: number) {
  const query = { limit, results: 'none' };
  return queryOptions({
    queryKey: ['jobs', 'runs', domain, limit],
    queryFn: ({ signal }) =>
      domain === 'aw'
        ? api.get<typeof awJobs>('platform.jobs.aw', query, signal)
        : api.get<typeof wwiJobs>('platform.jobs.wwi', query, signal),
    staleTime: 5_000,
    refetchInterval: LIST_MS,
  });
}

/** One run, asked for again and again until it has ended. */
export function runOptions(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['jobs', 'run', id],
    queryFn: ({ signal }) => api.get<typeof readExecution>('platform.jobs.read', {}, signal, { id }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined || isUnderWay(state.data.data) ? FOLLOW_MS : false,
  });
}

/** Asks for a run now. @returns its id */
export async function triggerJob(api: ApiClient, domain: Domain, job: string): Promise<string> {
  const answer = await api.post<typeof triggerAwJob>(
    `${domain}.jobs.trigger`,
    { job },
    undefined,
    AbortSignal.timeout(ACT_TIMEOUT_MS),
  );
  return answer.data.executionId;
}

/** Asks for a failed run again. @returns the new run's id */
export async function replayRun(api: ApiClient, id: string): Promise<string> {
  const answer = await api.post<typeof replayExecution>(
    'platform.jobs.replay',
    { id },
    undefined,
    AbortSignal.timeout(ACT_TIMEOUT_MS),
  );
  return answer.data.executionId;
}

import { wwiJobs } from '@otel-bi/shared/contract/platform/jobs.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { listJobRuns } from '@otel-bi/shared/runtime/jobs/history.ts';

export const handler = endpoint(wwiJobs, listJobRuns);

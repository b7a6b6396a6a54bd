import { readExecution } from '@otel-bi/shared/contract/platform/jobs.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { readJobRun } from '@otel-bi/shared/runtime/jobs/history.ts';

export const handler = endpoint(readExecution, readJobRun);

import { triggerWwiJob } from '@otel-bi/shared/contract/platform/jobs.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { triggerJob } from '@otel-bi/shared/runtime/jobs/requests.ts';

export const handler = endpoint(triggerWwiJob, triggerJob);

import { awDataQuality } from '@otel-bi/shared/contract/jobs.ts';
import { job } from '@otel-bi/shared/runtime/jobs/job.ts';
import { qualityWork } from '@otel-bi/shared/runtime/jobs/quality-run.ts';

export const handler = job(awDataQuality, qualityWork(awDataQuality.id));

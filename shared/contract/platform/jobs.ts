/** Job history, triggers and replays. */
import * as z from 'zod/mini';
import { accepted, defineEndpoint, json, run, token } from '../endpoint.ts';
import { isoInstant, pageMeta, plainMeta } from '../envelope.ts';
import { choiceParameter, none, page, uuidParameter } from '../parameters.ts';

export const jobExecution = z.object({
  id: z.string(),
  jobId: z.string(),
  trigger: z.enum(['schedule', 'manual', 'catch-up', 'replay']),
  scheduledFor: z.nullable(isoInstant),
  startedAt: z.nullable(isoInstant),
  finishedAt: z.nullable(isoInstant),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'skipped']),
  recordsProcessed: z.nullable(z.int()),
  durationMs: z.nullable(z.number()),
  error: z.nullable(z.string()),
  /** Null where there is none, and in lists that were asked for without results. */
  result: z.nullable(z.unknown()),
  traceId: z.nullable(z.string()),
  /** 1 for the first attempt; a failed one is repeated after a while. */
  attempt: z.int(),
  /** Whether the job was given up after this run: it waits for an operator to replay it. */
  deadLetter: z.boolean(),
  /** Events of the run that the bus refused until they were given up: a replay sends them again. */
  undeliveredEvents: z.int(),
});

const results = choiceParameter(
  ['all', 'none'],
  'Whether runs carry their results, which can be large; all when absent.',
);

function defineJobList(domain: 'aw' | 'wwi', name: string) {
  return defineEndpoint({
    id: `platform.jobs.${domain}`,
    method: 'GET',
    path: `/api/jobs/${domain}`,
    domain,
    summary: `Runs of the ${name} jobs, newest first`,
    access: token,
    audited: false,
    params: none,
    query: z.strictObject({ ...page, results: z.optional(results) }),
    body: none,
    data: z.array(jobExecution),
    meta: pageMeta,
    success: json,
    function: `api/platform/jobs-${domain}.ts`,
  });
}

export const awJobs = defineJobList('aw', 'AdventureWorks');
export const wwiJobs = defineJobList('wwi', 'Wide World Importers');

const acceptedRun = z.object({ executionId: z.string(), jobId: z.string() });

function defineTrigger<const N extends readonly [string, ...string[]]>(domain: 'aw' | 'wwi', names: N) {
  return defineEndpoint({
    id: `${domain}.jobs.trigger`,
    method: 'POST',
    path: `/api/${domain}/jobs/{job}/trigger`,
    domain,
    summary: 'Runs a job now',
    access: run,
    audited: true,
    params: z.strictObject({ job: choiceParameter(names, 'Which job.') }),
    query: none,
    body: none,
    data: acceptedRun,
    meta: plainMeta,
    success: accepted,
    function: `api/platform/jobs-trigger-${domain}.ts`,
  });
}

export const triggerAwJob = defineTrigger('aw', ['forecast', 'scores', 'data_quality', 'anomaly_detection']);
export const triggerWwiJob = defineTrigger('wwi', ['reorder', 'supplier_scores', 'events', 'data_quality']);

const executionId = z.strictObject({ id: uuidParameter('The run.') });

export const readExecution = defineEndpoint({
  id: 'platform.jobs.read',
  method: 'GET',
  path: '/api/jobs/executions/{id}',
  domain: 'platform',
  summary: 'One run, to follow it',
  access: token,
  audited: false,
  params: executionId,
  query: none,
  body: none,
  data: jobExecution,
  meta: plainMeta,
  success: json,
  function: 'api/platform/jobs-read.ts',
});

export const replayExecution = defineEndpoint({
  id: 'platform.jobs.replay',
  method: 'POST',
  path: '/api/jobs/executions/{id}/replay',
  domain: 'platform',
  summary: 'Runs a failed or dead-lettered run again; sends its undelivered events again',
  access: run,
  audited: true,
  params: executionId,
  query: none,
  body: none,
  data: acceptedRun,
  meta: plainMeta,
  success: accepted,
  function: 'api/platform/jobs-replay.ts',
});

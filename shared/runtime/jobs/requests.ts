/** The endpoints that ask for runs: recorded, sent and answered with 202 and the run's id. */

import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { jobs } from '../../contract/jobs.ts';
import type { replayExecution } from '../../contract/platform/jobs.ts';
import type { Database } from '../../store/database.ts';
import type { JobAttempt } from '../../store/job-attempts.ts';
import type { Call, Work } from '../endpoint.ts';
import { jsonAnswer } from '../http/answer.ts';
import { storeDatabase } from '../resources/database.ts';
import { eventBus } from '../resources/event-bus.ts';
import { activeTraceId } from '../telemetry/request-span.ts';
import { type Requester, requestReplay, requestRun, sendRun } from './request.ts';

type RunCall = Pick<Call<Endpoint>, 'container' | 'caller' | 'route' | 'signal'>;

/** Answers a trigger endpoint: `{executionId, jobId}`. */
export function triggerJob(call: RunCall & { readonly params: { readonly job: string } }) {
  const job = jobs.find(({ domain, trigger }) => domain === call.route.domain && trigger === call.params.job);
  if (job === undefined) throw new AppError('not_found', `there is no job ${call.params.job}`);
  return answerRun(call, (database, requester) => requestRun(database, job, requester));
}

/** Answers the replay endpoint: `{executionId, jobId}` of the run that takes the failed one's place. */
export const replayJob: Work<typeof replayExecution> = (call) =>
  answerRun(call, (database, requester) => requestReplay(database, call.params.id, requester));

async function answerRun(
  { container, caller, route, signal }: RunCall,
  request: (database: Database, requester: Requester) => Promise<JobAttempt>,
) {
  const requester = { actor: caller.subject, action: route.id, traceId: activeTraceId(), signal };
  const run = await request(await container.get(storeDatabase), requester);
  await sendRun(await container.get(eventBus), run, signal);
  return jsonAnswer({ executionId: run.id, jobId: run.jobId }, {}, 202);
}

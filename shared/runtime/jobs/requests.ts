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
import { type Requester, requestEvents, requestReplay, requestRun, sendRun } from './request.ts';

type RunCall = Pick<Call<Endpoint>, 'container' | 'caller' | 'route' | 'signal'>;

/** Answers a trigger endpoint: `{executionId, jobId}`. */
export function triggerJob(call: RunCall & { readonly params: { readonly job: string } }) {
  const job = jobs.find(({ domain, trigger }) => domain === call.route.domain && trigger === call.params.job);
  if (job === undefined) throw new AppError('not_found', `there is no job ${call.params.job}`);
  return answerRun(call, (database, requester) => requestRun(database, job, requester));
}

/**
 * Answers the replay endpoint: `{executionId, jobId}` of the run that takes the failed one's place, or of the
 * run itself where only its events had not been delivered.
 */
export const replayJob: Work<typeof replayExecution> = async (call) => {
  const { id } = call.params;
  const run = await requestEvents(await call.container.get(storeDatabase), id, requesterOf(call));
  if (run !== null) return accepted(run);
  return answerRun(call, (database, requester) => requestReplay(database, id, requester));
};

function requesterOf({ caller, route, signal }: RunCall): Requester {
  return { actor: caller.subject, action: route.id, traceId: activeTraceId(), signal };
}

function accepted({ id, jobId }: JobAttempt) {
  return jsonAnswer({ executionId: id, jobId }, {}, 202);
}

async function answerRun(
  call: RunCall,
  request: (database: Database, requester: Requester) => Promise<JobAttempt>,
) {
  const { container, signal } = call;
  const run = await request(await container.get(storeDatabase), requesterOf(call));
  await sendRun(await container.get(eventBus), run, signal);
  return accepted(run);
}

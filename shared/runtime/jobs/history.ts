/** The endpoints that show runs. */

import { AppError } from '../../contract/errors.ts';
import type { awJobs, readExecution, wwiJobs } from '../../contract/platform/jobs.ts';
import { findExecution, listExecutions } from '../../store/executions.ts';
import type { Call, Work } from '../endpoint.ts';
import { jsonAnswer } from '../http/answer.ts';
import { storeDatabase } from '../resources/database.ts';

/** Answers a domain's runs, newest first. */
export const listJobRuns: Work<typeof awJobs> & Work<typeof wwiJobs> = async ({
  route,
  query,
  container,
  signal,
}: Call<typeof awJobs>) => {
  const domain = route.domain === 'aw' ? 'aw' : 'wwi';
  const limit = query.limit ?? container.defaultLimit();
  const page = await listExecutions(await container.get(storeDatabase), { ...query, domain, limit, signal });
  return jsonAnswer(page.rows, { nextCursor: page.nextCursor });
};

/** Answers one run. */
export const readJobRun: Work<typeof readExecution> = async ({ params, container, signal }) => {
  const run = await findExecution(await container.get(storeDatabase), params.id, { signal });
  if (run === undefined) throw new AppError('not_found', `there is no run ${params.id}`);
  return jsonAnswer(run);
};

/** What wraps the state of a warehouse's checks: the newest run, and whether its data are still the ones. */
import type { Job } from '../contract/jobs.ts';
import type { CheckState, DataQualityEndpoint } from '../contract/platform/data-quality.ts';
import { type ExecutionRow, findLastSuccess } from '../store/executions.ts';
import { type CheckedState, findCheckedState } from '../store/warehouse-states.ts';
import { endpoint, type HttpFunction } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { storeDatabase } from './resources/database.ts';

const unchecked: CheckedState = { dataState: null, dataChangedAt: null };

/** @param statesOf the checks as the newest run left them, undefined before the first */
export function checkStates(
  route: DataQualityEndpoint,
  { id, domain }: Pick<Job, 'id' | 'domain'>,
  statesOf: (run: ExecutionRow | undefined) => readonly CheckState[],
): HttpFunction {
  return endpoint(route, async ({ container, signal }) => {
    const database = await container.get(storeDatabase);
    const run = await findLastSuccess(database, id, { signal });
    const checked =
      run === undefined
        ? unchecked
        : await findCheckedState(database, { executionId: run.id, domain }, { signal });
    return jsonAnswer(statesOf(run), { ...checked });
  });
}

/** Asks for long files and waits for them as long as a request may. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { fileRequestedType } from '../../contract/events.ts';
import type { Act } from '../../runtime/audited.ts';
import type { Call } from '../../runtime/endpoint.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { eventBus } from '../../runtime/resources/event-bus.ts';
import { activeTraceparent } from '../../runtime/telemetry/traceparent.ts';
import { type FileTask, findFileTask } from '../../store/file-tasks.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { objectStore } from '../store/configured.ts';

type TaskCall = Pick<Call<Endpoint>, 'container' | 'caller' | 'route' | 'signal'>;

export interface TaskRequest {
  readonly query: Readonly<Record<string, string | number>>;
  /** Milliseconds to wait before the answer is "not yet". */
  readonly waitMs: number;
}

const POLL_MS = 150;

/**
 * Records that the act has begun, sends its event and waits.
 * @throws AppError `object_store_unavailable` before anything is begun; what the making failed with
 */
export async function requestFiles(
  { container, caller, route, signal }: TaskCall,
  act: Act,
  { query, waitMs }: TaskRequest,
): Promise<{ readonly id: string; readonly task: FileTask }> {
  await (await objectStore(container)).check(signal);
  const id = uuidv7();
  await act.tell({ parameters: query, rowCount: 0, asOf: null, startedOperation: id });
  const detail = {
    taskId: id,
    endpointId: route.id,
    query,
    actor: caller.subject,
    traceparent: activeTraceparent(),
  };
  const [refused] = await (await container.get(eventBus)).put([{ type: fileRequestedType, detail }], {
    signal,
  });
  if (refused != null)
    throw new AppError('internal', 'the event bus did not take the request', { cause: refused });

  const database = await container.get(storeDatabase);
  const until = performance.now() + waitMs;
  for (;;) {
    const task = await findFileTask(database, id, { signal });
    if (task === undefined) throw new Error('a task was begun and cannot be found');
    if (task.status === 'failed') throw failureOf(task);
    if (task.status === 'succeeded' || performance.now() > until) return { id, task };
    await sleep(POLL_MS, undefined, { signal });
  }
}

function failureOf({ error }: FileTask): AppError {
  if (error === 'object_store_unavailable') {
    return new AppError(error, 'the object store could not take the files', { retryAfterSeconds: 30 });
  }
  if (error === 'warehouse_unavailable' || error === 'warehouse_timeout' || error === 'store_unavailable') {
    return new AppError(error, 'the data for the files could not be read', { retryAfterSeconds: 5 });
  }
  return new AppError('internal', 'the files could not be made');
}

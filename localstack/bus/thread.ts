/**
 * A function in a thread of its own, as AWS gives it a process of its own: long work then neither stalls the
 * API nor grows its heap.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import * as z from 'zod/mini';
import type { DeliveredEvent } from './bus.ts';

/** What the thread is given. */
export interface ThreadTask {
  /** File under `functions/`. */
  readonly file: string;
  readonly event: DeliveredEvent;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export const threadReply = z.object({ error: z.nullable(z.string()) });

/** Of the thread's heap: streamed work holds some 40 MB, a full report about 100. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/** Runs the function on the event. @throws AppError `internal` when it fails or its thread dies */
export async function runInThread(task: ThreadTask, stop: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
    workerData: task,
    env: { ...task.environment },
    resourceLimits: limits,
    execArgv: [],
  });
  const onStop = () => worker.postMessage('stop');
  stop.addEventListener('abort', onStop, { once: true });
  try {
    const { error } = await outcome(worker);
    if (error !== null) throw new AppError('internal', 'a function failed in its thread', { cause: error });
  } finally {
    stop.removeEventListener('abort', onStop);
    await worker.terminate();
  }
}

function outcome(worker: Worker): Promise<z.infer<typeof threadReply>> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message) => resolve(z.parse(threadReply, message)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with code ${code}`)));
  });
}

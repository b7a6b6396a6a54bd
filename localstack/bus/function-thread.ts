/** The thread's side: a container of its own, one event, one answer. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createContainer, useContainer } from '@otel-bi/shared/runtime/container.ts';
import { describeError } from '@otel-bi/shared/runtime/log.ts';
import type { ThreadTask } from './thread.ts';

interface FunctionModule {
  readonly handler: (
    event: unknown,
    context: { getRemainingTimeInMillis(): number; stopSignal: AbortSignal },
  ) => Promise<unknown>;
}

async function run(
  { file, event, environment }: ThreadTask,
  stopSignal: AbortSignal,
): Promise<string | null> {
  const container = createContainer(environment);
  useContainer(container);
  try {
    const module: FunctionModule = await import(new URL(`../../functions/${file}`, import.meta.url).href);
    await module.handler(event, { getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER, stopSignal });
    return null;
  } catch (error) {
    return describeError(error);
  } finally {
    await container.close();
  }
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const stop = new AbortController();
  port.once('message', () => stop.abort(new Error('the product was told to stop')));
  // Given by `runInThread`, the only one that starts this file.
  const task = workerData as ThreadTask;
  port.postMessage({ error: await run(task, stop.signal) });
}

import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { RunOptions } from './port.ts';

/** A signal that fires for the caller's cancellation and for the deadline, with the AppError as reason. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Rejects with the signal's reason as soon as it fires, else settles as `work` does. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Stops the clock; call it when the work is over. */
  clear(): void;
}

export function startDeadline(options: RunOptions | undefined, defaultTimeoutMs: number): Deadline {
  const controller = new AbortController();
  const timeoutMs = options?.timeoutMs ?? defaultTimeoutMs;
  const timer = setTimeout(() => controller.abort(timedOut()), timeoutMs);
  const outer = options?.signal;
  const cancel = () => controller.abort(cancelled(outer?.reason));
  if (outer?.aborted) cancel();
  else outer?.addEventListener('abort', cancel, { once: true });
  const { signal } = controller;
  return {
    signal,
    timeoutMs,
    race: (work) => race(work, signal),
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}

async function race<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function timedOut(): AppError {
  return new AppError('warehouse_timeout', 'The warehouse did not answer in time.', { retryAfterSeconds: 5 });
}

function cancelled(reason: unknown): AppError {
  return new AppError('request_cancelled', 'The request was cancelled.', { cause: reason });
}

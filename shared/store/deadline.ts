/** One signal for "the caller has gone" and "the time is up"; its reason is the error to reject with. */
import { cancelled, unavailable } from './errors.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Stops the clock; to be called when the work has ended. */
  clear(): void;
}

/** @param timeoutMs milliseconds from now until `store_unavailable`; a caller's abort is `request_cancelled` */
export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const onCaller = () => controller.abort(cancelled(caller?.reason));
  const timer = setTimeout(
    () => controller.abort(unavailable('the store did not answer in time')),
    timeoutMs,
  );
  caller?.addEventListener('abort', onCaller, { once: true });
  if (caller?.aborted) onCaller();
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onCaller);
    },
  };
}

/**
 * The work's result, or a rejection with the signal's reason as soon as it aborts.
 * @param abandon called then, while the work still goes on without a reader
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  abandon: () => void,
): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    work.catch(() => {}); // nobody waits for it any more
    abandon();
    reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

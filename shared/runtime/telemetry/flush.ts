/** Waiting for telemetry, so that it never costs a request anything that is noticed. */

/** Waits no longer than the bound; what fails is telemetry's loss and nobody else's. */
export async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work.then(undefined, () => undefined), bound]);
  clearTimeout(timer);
}

/** A wait that nobody notices. */
const UNNOTICED_MS = 50;
/** After a longer one there is none for so many times its length: at most 2 % of the time is spent waiting. */
const REST = 50;

/**
 * Flushes for at most the given time. A slow or dead collector is waited for rarely: between those waits
 * spans stay queued, up to the queue's bound.
 */
export function restingFlush(flush: () => Promise<unknown>): (timeoutMs: number) => Promise<void> {
  let restUntil = 0;
  return async (timeoutMs) => {
    if (Date.now() < restUntil) return;
    const started = performance.now();
    await within(timeoutMs, flush());
    const took = performance.now() - started;
    if (took > UNNOTICED_MS) restUntil = Date.now() + took * REST;
  };
}

/** Takes telemetry to the collector. One that is missing costs telemetry and nothing else. */

export type Signal = 'traces' | 'metrics';

export interface SenderParts {
  /** Base address of the collector. */
  readonly url: string;
  /** The browser's own, from before it was instrumented. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Asked before something is sent and after a failure; browsers write failed requests to the console. */
  readonly isReachable: () => Promise<boolean>;
  readonly now: () => number;
  readonly isOnline: () => boolean;
  /** Whether the page is about to go: then the request must outlive it. */
  readonly isLeaving: () => boolean;
}

/** Answers whether the collector has it; never rejects. */
export type Send = (signal: Signal, body: Uint8Array<ArrayBuffer>) => Promise<boolean>;

const TIMEOUT_MS = 5_000;
/** What a browser lets outlive a page. */
const OUTLIVING_BYTES = 60_000;
const ASK_AGAIN_MS = 300_000;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 600_000;

export function createSender({ url, fetch, isReachable, now, isOnline, isLeaving }: SenderParts): Send {
  let restMs = FIRST_REST_MS;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let isKnownUntil = Number.NEGATIVE_INFINITY;

  function rest(): boolean {
    restsUntil = now() + restMs;
    restMs = Math.min(2 * restMs, LONGEST_REST_MS);
    isKnownUntil = Number.NEGATIVE_INFINITY;
    return false;
  }

  async function isThere(): Promise<boolean> {
    if (now() < isKnownUntil) return true;
    if (!(await isReachable())) return false;
    isKnownUntil = now() + ASK_AGAIN_MS;
    return true;
  }

  return async (signal, body) => {
    if (!isOnline() || now() < restsUntil) return false;
    if (!(await isThere())) return rest();
    const sent = await fetch(`${url}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      credentials: 'omit',
      keepalive: isLeaving() && body.byteLength < OUTLIVING_BYTES,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(
      ({ ok }) => ok,
      // Whatever went wrong with telemetry, the next try after the rest is all there is to do.
      () => false,
    );
    if (!sent) return rest();
    restMs = FIRST_REST_MS;
    return true;
  };
}

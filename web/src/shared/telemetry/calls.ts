/** Where calls to the API meet telemetry. Who does not observe pays for a function call. */

/** In place of a status: the page itself gave the call up. */
export const GIVEN_UP = -1;

const FIRST_FAILURE = 400;

/** Whether no answer came, or one that says no. @param status as a call ends with */
export const hasFailed = (status: number) => status === 0 || status >= FIRST_FAILURE;

/** One call under way. */
export interface OpenCall {
  /** To send with the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** @param status of the answer; 0 where none came, or GIVEN_UP */
  end(status: number): void;
}

export interface CallObserver {
  /** @param address path and query, below the API's origin */
  begin(method: string, address: string): OpenCall;
}

const unseen: OpenCall = { headers: {}, end: () => undefined };
const nobody: CallObserver = { begin: () => unseen };
let observer = nobody;

/** Looking at traces makes none, and neither does asking whether telemetry arrives. */
export const LEFT_OUT = 'traces(?:[/?]|$)|telemetry/';
const leftOut = new RegExp(`^/api/(?:${LEFT_OUT})`);

/** @param next null to observe no longer */
export function observeCalls(next: CallObserver | null): void {
  observer = next ?? nobody;
}

/** Called right before a request is sent, in the same turn. */
export function beginCall(method: string, address: string): OpenCall {
  return leftOut.test(address) ? unseen : observer.begin(method, address);
}

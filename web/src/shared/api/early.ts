/** Questions that are asked before the page which wants their answers can run. */
import type { Endpoint } from '@otel-bi/shared/contract/endpoint.ts';
import {
  type Answer,
  type ApiClient,
  addressOf,
  type PathParameters,
  type QueryParameters,
} from './client.ts';
import type { EndpointId } from './paths.ts';

/** Who has not asked by then looks at another page: it gets an answer of its own. */
const KEPT_MS = 10_000;

export interface EarlyClient extends ApiClient {
  /** Asks now; the answer goes to the first `get` of the same question. */
  ask(id: EndpointId, query: QueryParameters): void;
}

interface Early {
  readonly answer: Promise<Answer<Endpoint>>;
  readonly giveUp: AbortController;
}

/** `api`, which answers what was asked early without asking again. */
export function withEarly(api: ApiClient): EarlyClient {
  const asked = new Map<string, Early>();
  const take = (address: string) => {
    const early = asked.get(address);
    asked.delete(address);
    return early;
  };
  return {
    ...api,
    ask(id, query) {
      const address = addressOf(id, query);
      const giveUp = new AbortController();
      const answer = api.get<Endpoint>(id, query, giveUp.signal);
      asked.set(address, { answer, giveUp });
      setTimeout(() => {
        // Who has taken it waits as long as for any other answer.
        if (asked.get(address)?.giveUp === giveUp) take(address)?.giveUp.abort();
      }, KEPT_MS);
      // A failure is told to whoever takes the answer; the page that nobody looks at any more has no reader.
      answer.catch(() => undefined);
    },
    get<E extends Endpoint>(
      id: EndpointId,
      query: QueryParameters,
      signal: AbortSignal,
      params?: PathParameters,
    ) {
      const early = signal.aborted ? undefined : take(addressOf(id, query, params));
      if (early === undefined) return api.get<E>(id, query, signal, params);
      signal.addEventListener('abort', () => early.giveUp.abort(signal.reason), { once: true });
      // The same question has the same shape of answer.
      return early.answer as Promise<Answer<E>>;
    },
  };
}

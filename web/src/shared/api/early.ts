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

/** `api`, which answers what was asked early without asking again. */
export function withEarly(api: ApiClient): EarlyClient {
  const asked = new Map<string, Promise<Answer<Endpoint>>>();
  const take = (address: string) => {
    const answer = asked.get(address);
    asked.delete(address);
    return answer;
  };
  return {
    ...api,
    ask(id, query) {
      const answer = api.get<Endpoint>(id, query, AbortSignal.timeout(KEPT_MS));
      asked.set(addressOf(id, query), answer);
      setTimeout(() => asked.clear(), KEPT_MS);
      // A failure is told to whoever takes the answer; the page that nobody looks at any more has no reader.
      answer.catch(() => undefined);
    },
    get<E extends Endpoint>(
      id: EndpointId,
      query: QueryParameters,
      signal: AbortSignal,
      params?: PathParameters,
    ) {
      const early = take(addressOf(id, query, params));
      // The same question has the same shape of answer.
      return early ? (early as Promise<Answer<E>>) : api.get<E>(id, query, signal, params);
    },
  };
}

/** The one way to the API: bearer token, timeout, cancellation, and errors as `ApiError`. */
import type { DataOf, Endpoint, MetaOf } from '@otel-bi/shared/contract/endpoint.ts';
import { ApiError, errorOfResponse } from './error.ts';
import { type EndpointId, paths } from './paths.ts';

const TIMEOUT_MS = 30_000;

export type QueryParameters = Readonly<Record<string, string | number | undefined>>;

/** An answer as the page keeps it: what the API said, and the call that it answered. */
export interface Answer<E extends Endpoint> {
  readonly data: DataOf<E>;
  readonly meta: MetaOf<E>;
  /** Method and address with its query, as it could be called again. */
  readonly request: string;
}

export interface ApiClient {
  /** @throws ApiError, or the signal's reason when the call was cancelled */
  get<E extends Endpoint>(id: EndpointId, query: QueryParameters, signal: AbortSignal): Promise<Answer<E>>;
}

/** Who calls: nobody where the API is open. */
export interface Credentials {
  token(): string | null;
  /** Tries to get a new token without showing anything; false when the person must sign in again. */
  renew(): Promise<boolean>;
}

export function addressOf(id: EndpointId, query: QueryParameters): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return search === '' ? paths[id] : `${paths[id]}?${search}`;
}

async function send(url: string, token: string | null, signal: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(url, {
      headers: { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      signal: AbortSignal.any([signal, timeout]),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    if (timeout.aborted) {
      throw new ApiError({ code: 'timeout', status: 0, detail: `no answer within ${TIMEOUT_MS / 1000} s` });
    }
    throw new ApiError({ code: 'network_error', status: 0, detail: 'the API cannot be reached' });
  }
}

async function readEnvelope<E extends Endpoint>(response: Response, request: string): Promise<Answer<E>> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('data' in body) || !('meta' in body)) {
    throw new ApiError({
      code: 'bad_answer',
      status: response.status,
      detail: 'the answer is not one of this API',
      traceId: response.headers.get('x-trace-id') ?? undefined,
    });
  }
  // The API's own tests hold its answers against these schemas; checking again here would put the
  // validator into the first load.
  return { data: body.data as DataOf<E>, meta: body.meta as MetaOf<E>, request };
}

/** A client for one API; `baseUrl` is empty where the page and the API share an origin. */
export function createClient(baseUrl: string, credentials: Credentials): ApiClient {
  return {
    async get<E extends Endpoint>(id: EndpointId, query: QueryParameters, signal: AbortSignal) {
      const address = addressOf(id, query);
      let response = await send(baseUrl + address, credentials.token(), signal);
      if (response.status === 401 && (await credentials.renew())) {
        response = await send(baseUrl + address, credentials.token(), signal);
      }
      if (!response.ok) throw await errorOfResponse(response);
      return readEnvelope<E>(response, `GET ${address}`);
    },
  };
}

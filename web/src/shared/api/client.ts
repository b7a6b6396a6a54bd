/** The one way to the API: bearer token, timeout, cancellation, and errors as `ApiError`. */
import type { DataOf, Endpoint, MetaOf } from '@otel-bi/shared/contract/endpoint.ts';
import { beginCall, GIVEN_UP } from '../telemetry/calls.ts';
import { ApiError, errorOfResponse } from './error.ts';
import { type ActionId, actionPaths, type EndpointId, embeddedPaths, paths } from './paths.ts';

const TIMEOUT_MS = 30_000;

/** A file may be made within the call, and downloaded with it. */
const FILE_TIMEOUT_MS = 120_000;

export type QueryParameters = Readonly<Record<string, string | number | undefined>>;
/** Values of the parts in braces of an address. */
export type PathParameters = Readonly<Record<string, string>>;

/** An answer as the page keeps it: what the API said, and the call that it answered. */
export interface Answer<E extends Endpoint> {
  readonly data: DataOf<E>;
  readonly meta: MetaOf<E>;
  /** Method and address with its query, as it could be called again. */
  readonly request: string;
}

export interface ApiClient {
  /** @throws ApiError, or the signal's reason when the call was cancelled */
  get<E extends Endpoint>(
    id: EndpointId,
    query: QueryParameters,
    signal: AbortSignal,
    params?: PathParameters,
  ): Promise<Answer<E>>;
  /** @throws as `get` */
  post<E extends Endpoint>(
    id: ActionId,
    params: PathParameters,
    body: unknown,
    signal: AbortSignal,
  ): Promise<Answer<E>>;
  /** The response itself, redirects followed, whose body is a file. @throws as `get` */
  file(
    id: EndpointId,
    query: QueryParameters,
    signal: AbortSignal,
    params?: PathParameters,
  ): Promise<Response>;
}

/** Who calls: nobody where the API is open. */
export interface Credentials {
  /** A promise while signing in is under way. @throws Error where it fails */
  token(): string | null | Promise<string | null>;
  /** Tries to get a new token without showing anything; false when the person must sign in again. */
  renew(): Promise<boolean>;
}

function fill(template: string, params: PathParameters): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] === undefined ? whole : encodeURIComponent(params[name]),
  );
}

const questionPaths = { ...paths, ...embeddedPaths };

export function addressOf(id: EndpointId, query: QueryParameters, params: PathParameters = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  const path = fill(questionPaths[id], params);
  return search === '' ? path : `${path}?${search}`;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  readonly timeoutMs: number;
  readonly body?: string;
}

const question: Sent = { method: 'GET', accept: 'application/json', timeoutMs: TIMEOUT_MS };

interface Target {
  readonly baseUrl: string;
  /** Path and query below it. */
  readonly address: string;
}

async function send(
  { baseUrl, address }: Target,
  token: string | null,
  signal: AbortSignal,
  sent: Sent,
): Promise<Response> {
  const timeout = AbortSignal.timeout(sent.timeoutMs);
  const call = beginCall(sent.method, address);
  let status = 0;
  try {
    const response = await fetch(baseUrl + address, {
      method: sent.method,
      headers: {
        accept: sent.accept,
        ...call.headers,
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(sent.body === undefined ? {} : { body: sent.body }),
      signal: AbortSignal.any([signal, timeout]),
    });
    status = response.status;
    return response;
  } catch (error) {
    if (signal.aborted) {
      status = GIVEN_UP;
      throw error;
    }
    if (timeout.aborted) {
      const detail = `no answer within ${sent.timeoutMs / 1000} s`;
      throw new ApiError({ code: 'timeout', status: 0, detail });
    }
    throw new ApiError({ code: 'network_error', status: 0, detail: 'the API cannot be reached' });
  } finally {
    call.end(status);
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
  async function call(address: string, signal: AbortSignal, sent: Sent): Promise<Response> {
    const sendSigned = async () => {
      const token = await credentials.token();
      signal.throwIfAborted();
      return send({ baseUrl, address }, token, signal, sent);
    };
    let response = await sendSigned();
    if (response.status === 401 && (await credentials.renew())) response = await sendSigned();
    if (!response.ok) throw await errorOfResponse(response);
    return response;
  }
  return {
    async get<E extends Endpoint>(
      id: EndpointId,
      query: QueryParameters,
      signal: AbortSignal,
      params?: PathParameters,
    ) {
      const address = addressOf(id, query, params);
      return readEnvelope<E>(await call(address, signal, question), `GET ${address}`);
    },
    async post<E extends Endpoint>(id: ActionId, params: PathParameters, body: unknown, signal: AbortSignal) {
      const address = fill(actionPaths[id], params);
      const sent = {
        ...question,
        method: 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      } as const;
      return readEnvelope<E>(await call(address, signal, sent), `POST ${address}`);
    },
    file(id, query, signal, params) {
      const sent = { method: 'GET', accept: '*/*', timeoutMs: FILE_TIMEOUT_MS } as const;
      return call(addressOf(id, query, params), signal, sent);
    },
  };
}

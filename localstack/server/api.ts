/** The HTTP API of one machine: routes a request to its function's own handler and sends the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { type LiveEndpoint, routes } from '@otel-bi/shared/contract/routes.ts';
import type { HttpFunction } from '@otel-bi/shared/runtime/endpoint.ts';
import { asAppError } from '@otel-bi/shared/runtime/http/problem.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { EmbeddedRoute } from '../telemetry/endpoints.ts';
import { readBody } from './body.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { toContext, toEvent } from './event.ts';
import { refuse } from './refusal.ts';
import { createRouter } from './router.ts';

export interface ApiOptions {
  readonly corsOrigins: readonly string[];
  /** Endpoints that only this edition has, with their functions. */
  readonly embedded?: readonly EmbeddedRoute[];
}

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Loads a function file's `handler` once. */
function createLoader(embedded: readonly EmbeddedRoute[]): (route: LiveEndpoint) => Promise<HttpFunction> {
  const loaded = new Map(embedded.map(({ route, handler }) => [route.id, Promise.resolve(handler)]));
  return (route) => {
    const known = loaded.get(route.function);
    if (known) return known;
    const loading = import(new URL(`../../functions/${route.function}`, import.meta.url).href).then(
      (module: { handler: HttpFunction }) => module.handler,
    );
    loaded.set(route.function, loading);
    return loading;
  };
}

function send(
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
  extra: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  const headers = Object.fromEntries(
    Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const vary = [extra.vary, headers.vary].filter((each) => each !== undefined).join(', ');
  response.writeHead(result.statusCode ?? 200, { ...headers, ...extra, ...(vary ? { vary } : {}) });
  response.end(result.isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : result.body);
}

/** Aborts when the client goes away before the answer is complete. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

export function createApi({ corsOrigins, embedded = [] }: ApiOptions): NodeHandler {
  const router = createRouter([
    ...routes,
    ...embedded.map(({ route }) => ({ ...route, function: route.id })),
  ]);
  const load = createLoader(embedded);

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const cors = corsHeaders(request, corsOrigins);
    if (isPreflight(request)) {
      response.writeHead(204, cors).end();
      return;
    }
    const match = router.find(request.method ?? 'GET', url.pathname);
    if ('allowed' in match) {
      const allow = match.allowed.length > 0 ? { allow: match.allowed.join(', ') } : {};
      refuse(request, response, unmatched(request, url, match.allowed), { ...cors, ...allow });
      return;
    }
    const signal = signalOf(response);
    try {
      const body = await readBody(request);
      const handler = await load(match.route);
      send(response, await handler(toEvent(request, url, match, body), toContext(match, signal)), cors);
    } catch (error) {
      const problem = asAppError(error);
      if (problem.status >= 500) log('error', 'request failed', { error: describeError(problem) });
      refuse(request, response, problem, cors);
    }
  };
}

function unmatched(request: IncomingMessage, url: URL, allowed: readonly string[]): AppError {
  return allowed.length === 0
    ? new AppError('not_found', `there is no endpoint at ${url.pathname}`)
    : new AppError('method_not_allowed', `${request.method} is not answered here; ${allowed.join(', ')} is`);
}

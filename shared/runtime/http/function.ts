/**
 * What wraps every HTTP function. In order: the request's span and trace headers, errors to problem+json,
 * authentication and scopes, validation, the work, compression, the flush of telemetry.
 */
import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import type { Caller } from '../auth/caller.ts';
import { type Container, container } from '../container.ts';
import { log } from '../log.ts';
import { inRequestSpan } from '../telemetry/request-span.ts';
import { type CallEvent, takeCall } from './call.ts';
import { inAcceptedEncoding } from './compression.ts';
import { problems } from './problems.ts';
import { validation } from './validation.ts';

/** A request that passed authentication and validation. */
export interface Call<E extends Endpoint> {
  readonly route: E;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly caller: Caller;
  readonly container: Container;
  /** Aborts when the caller has gone or the function is about to run out of time. */
  readonly signal: AbortSignal;
}

export type Work<E extends Endpoint> = (call: Call<E>) => Promise<APIGatewayProxyStructuredResultV2>;

/** Lambda's context; the embedded server adds a signal that aborts when the client goes away. */
export type InvocationContext = Context & { readonly clientSignal?: AbortSignal };

export type HttpFunction = (
  event: APIGatewayProxyEventV2,
  context: InvocationContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Milliseconds kept back from the function's time limit to answer 503 and to flush telemetry. */
const RESERVE_MS = 1_000;
const FLUSH_MS = 250;

function tooLate(): never {
  throw new AppError('answer_timeout', 'the answer took longer than a request may', {
    retryAfterSeconds: 10,
  });
}

/** @param authentication puts the caller on the event; null where anyone may call */
export function httpFunction<E extends Endpoint>(
  route: E,
  work: Work<E>,
  authentication: MiddlewareObj<CallEvent> | null,
): HttpFunction {
  const stack = middy<CallEvent, APIGatewayProxyStructuredResultV2>({
    timeoutEarlyInMillis: RESERVE_MS,
    timeoutEarlyResponse: tooLate,
  })
    .use(problems())
    .use(authentication === null ? [] : [authentication])
    .use(validation(route))
    .handler(async (event: CallEvent, context: InvocationContext, { signal }: { signal: AbortSignal }) => {
      const call = takeCall<E>(event);
      const signals = context.clientSignal ? [signal, context.clientSignal] : [signal];
      return work({ ...call, route, container: container(), signal: AbortSignal.any(signals) });
    });

  return async (event, context) => {
    const isOnLambda = container().flushPerInvocation;
    const tracing = await container().tracing();
    const response = await inRequestSpan(route, event, context, async () => {
      const answer = await stack({ ...event }, context);
      if (isOnLambda) logAnswer(route, answer, context);
      return inAcceptedEncoding(answer, event.headers['accept-encoding']);
    });
    if (isOnLambda) await tracing.flush(FLUSH_MS);
    return response;
  };
}

/**
 * The access log of an HTTP API cannot hold the trace id: it has the invocation's id, and this line has that
 * beside the id of the trace.
 */
function logAnswer(
  { id }: Endpoint,
  { statusCode = 200 }: APIGatewayProxyStructuredResultV2,
  { awsRequestId }: Context,
): void {
  log('info', 'request answered', { endpoint: id, status: statusCode, invocation: awsRequestId });
}

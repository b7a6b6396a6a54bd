/** What the middlewares learn about a request, carried on the event from one to the next. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import { anonymous, type Caller } from '../auth/caller.ts';

interface ParsedParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An API Gateway event with what is known so far. */
export interface CallEvent extends APIGatewayProxyEventV2 {
  caller?: Caller;
  parsed?: ParsedParts;
}

export function takeCall<E extends Endpoint>(event: CallEvent) {
  const parsed = event.parsed ?? { params: {}, query: {}, body: {} };
  return {
    caller: event.caller ?? anonymous,
    // The validation middleware parsed these by the very schemas that the types come from.
    params: parsed.params as ParamsOf<E>,
    query: parsed.query as QueryOf<E>,
    body: parsed.body as BodyOf<E>,
  };
}

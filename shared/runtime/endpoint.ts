/** A function that answers an endpoint whose callers bring a token. */
import type { Endpoint } from '../contract/endpoint.ts';
import { authentication } from './http/authentication.ts';
import { type HttpFunction, httpFunction, type Work } from './http/function.ts';

export type { Call, HttpFunction, InvocationContext, Work } from './http/function.ts';

export function endpoint<E extends Endpoint>(route: E, work: Work<E>): HttpFunction {
  if (route.access.kind === 'open') throw new Error(`${route.id} is open: it is an openEndpoint`);
  return httpFunction(route, work, authentication(route));
}

/** A function that answers an endpoint which anyone may call: it holds nothing that verifies tokens. */
import type { Endpoint } from '../contract/endpoint.ts';
import { type HttpFunction, httpFunction, type Work } from './http/function.ts';

export function openEndpoint<E extends Endpoint>(route: E, work: Work<E>): HttpFunction {
  if (route.access.kind !== 'open') throw new Error(`${route.id} needs a token: it is an endpoint`);
  return httpFunction(route, work, null);
}

import type { MiddlewareObj } from '@middy/core';
import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import type { CallEvent } from './call.ts';
import { parseQueryString } from './query-string.ts';
import { parsePart, readJsonBody } from './validate.ts';

/** Parses path, query and body by the endpoint's schemas. A path parameter that names nothing is a 404. */
export function validation(route: Endpoint): MiddlewareObj<CallEvent> {
  return {
    name: 'validation',
    before: ({ event }) => {
      const body = route.method === 'GET' ? {} : readJsonBody(event);
      event.parsed = {
        params: parsePath(route, event.pathParameters ?? {}),
        query: parsePart(route.query, parseQueryString(event.rawQueryString ?? ''), 'query'),
        body: parsePart(route.body, body, 'body'),
      };
    },
  };
}

function parsePath(route: Endpoint, parameters: object): unknown {
  try {
    return parsePart(route.params, parameters, 'path');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('not_found', error.message, { fields: error.fields });
  }
}

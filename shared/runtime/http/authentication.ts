import type { MiddlewareObj } from '@middy/core';
import type { Endpoint } from '../../contract/endpoint.ts';
import { anonymous, authenticate } from '../auth/authenticate.ts';
import { container } from '../container.ts';
import type { CallEvent } from './call.ts';

/** Puts the caller on the event, or ends the request with 401 or 403. */
export function authentication(route: Endpoint): MiddlewareObj<CallEvent> {
  return {
    name: 'authentication',
    before: async ({ event }) => {
      const settings = container().tokenSettings();
      event.caller =
        route.access.kind === 'open' || settings === null
          ? anonymous
          : await authenticate(
              route.access,
              event.headers.authorization,
              settings,
              await container().verifyToken(),
            );
    },
  };
}

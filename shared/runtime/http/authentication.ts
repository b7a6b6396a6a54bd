import type { MiddlewareObj } from '@middy/core';
import type { Endpoint } from '../../contract/endpoint.ts';
import { authenticate } from '../auth/authenticate.ts';
import { anonymous } from '../auth/caller.ts';
import { container } from '../container.ts';
import { tokenVerifier } from '../resources/token-verifier.ts';
import type { CallEvent } from './call.ts';

/** Puts the caller on the event, or ends the request with 401 or 403. */
export function authentication(route: Endpoint): MiddlewareObj<CallEvent> {
  return {
    name: 'authentication',
    before: async ({ event }) => {
      const parts = container();
      const settings = parts.tokenSettings();
      event.caller =
        settings === null
          ? anonymous
          : await authenticate(
              route.access,
              event.headers.authorization,
              settings,
              await parts.get(tokenVerifier),
            );
    },
  };
}

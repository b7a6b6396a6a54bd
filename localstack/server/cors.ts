/** Cross-origin answers for the listed origins only; no credentials, since tokens travel in a header. */
import type { IncomingMessage } from 'node:http';

export function isPreflight(request: IncomingMessage): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

export function corsHeaders(request: IncomingMessage, origins: readonly string[]): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, traceparent, tracestate, baggage',
    'access-control-expose-headers':
      'x-trace-id, x-span-id, x-row-count, x-audit-id, repr-digest, content-disposition, retry-after',
    'access-control-max-age': '600',
  };
}

/** `fetch` inside a client span by the HTTP conventions. */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_FULL,
} from '@opentelemetry/semantic-conventions';
import { failSpan } from './failure.ts';

const tracer = trace.getTracer('otel-bi.http.client');

/**
 * Calls another service. Credentials, path and query of the address stay out of the span: any of them may
 * be a secret. Trace context is sent only where the caller puts it into the headers.
 */
export async function tracedFetch(address: string, init: RequestInit = {}): Promise<Response> {
  const method = init.method ?? 'GET';
  const url = new URL(address);
  const options = {
    kind: SpanKind.CLIENT,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: method,
      [ATTR_SERVER_ADDRESS]: url.hostname,
      [ATTR_SERVER_PORT]: portOf(url),
      [ATTR_URL_FULL]: `${url.origin}/REDACTED`,
    },
  };
  return tracer.startActiveSpan(method, options, async (span) => {
    try {
      const response = await fetch(address, init);
      span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, response.status);
      if (response.status >= 400) {
        span.setAttribute(ATTR_ERROR_TYPE, String(response.status));
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      return response;
    } catch (error) {
      span.setAttribute(ATTR_ERROR_TYPE, error instanceof Error ? error.name : 'unknown');
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'http:' ? 80 : 443;
}

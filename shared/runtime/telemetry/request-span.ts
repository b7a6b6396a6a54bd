/** One server span around a whole request, by the HTTP semantic conventions, and its ids in the headers. */
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_URL_PATH,
} from '@opentelemetry/semantic-conventions';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Endpoint } from '../../contract/endpoint.ts';

const tracer = trace.getTracer('otel-bi.http');

/** Runs a request inside its span, a child of the caller's `traceparent` where there is one. */
export function inRequestSpan(
  route: Endpoint,
  event: APIGatewayProxyEventV2,
  work: () => Promise<APIGatewayProxyStructuredResultV2>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const parent = propagation.extract(context.active(), event.headers);
  const options = {
    kind: SpanKind.SERVER,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: route.method,
      [ATTR_HTTP_ROUTE]: route.path,
      [ATTR_URL_PATH]: event.rawPath,
      'otel_bi.endpoint': route.id,
    },
  };
  return tracer.startActiveSpan(`${route.method} ${route.path}`, options, parent, async (span) => {
    try {
      const response = await work();
      closeSpan(span, response.statusCode ?? 200);
      return { ...response, headers: { ...response.headers, ...traceHeaders(span) } };
    } finally {
      span.end();
    }
  });
}

function closeSpan(span: Span, status: number): void {
  span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

function traceHeaders(span: Span): Record<string, string> {
  const { traceId, spanId } = span.spanContext();
  return { 'x-trace-id': traceId, 'x-span-id': spanId };
}

/** The trace id of whatever span is active. */
export function activeTraceId(): string {
  return trace.getActiveSpan()?.spanContext().traceId ?? '';
}

/** One server span around a whole request, by the HTTP and FaaS conventions, and its ids in the headers. */
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_NETWORK_PROTOCOL_VERSION,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_PATH,
  ATTR_URL_SCHEME,
  ATTR_USER_AGENT_ORIGINAL,
} from '@opentelemetry/semantic-conventions';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Endpoint } from '../../contract/endpoint.ts';
import { errorStatus } from '../../contract/errors.ts';
import { CANCELLED } from '../../contract/telemetry.ts';
import { invocationAttributes } from './invocation.ts';

const tracer = trace.getTracer('otel-bi.http');

const CLIENT_GONE = errorStatus.request_cancelled;

/** Runs a request inside its span, a child of the caller's `traceparent` where there is one. */
export function inRequestSpan(
  route: Endpoint,
  event: APIGatewayProxyEventV2,
  invocation: Pick<Context, 'awsRequestId'>,
  work: () => Promise<APIGatewayProxyStructuredResultV2>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const parent = propagation.extract(context.active(), event.headers);
  const options = {
    kind: SpanKind.SERVER,
    attributes: {
      ...requestAttributes(route, event),
      ...invocationAttributes('http', invocation.awsRequestId),
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

/** A request that reached no endpoint: what is known of it. */
export interface UnroutedRequest {
  readonly method: string;
  /** Absent where the request could not be read. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Answers a request that reached no endpoint, in a span of its own whose ids go into the headers. */
export function inUnroutedSpan(
  { method, path, headers = {} }: UnroutedRequest,
  answer: () => APIGatewayProxyStructuredResultV2,
): APIGatewayProxyStructuredResultV2 {
  const parent = propagation.extract(context.active(), headers);
  const attributes = {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    ...(path === undefined ? {} : { [ATTR_URL_PATH]: path }),
  };
  return tracer.startActiveSpan(method, { kind: SpanKind.SERVER, attributes }, parent, (span) => {
    try {
      const response = answer();
      closeSpan(span, response.statusCode ?? 200);
      return { ...response, headers: { ...response.headers, ...traceHeaders(span) } };
    } finally {
      span.end();
    }
  });
}

/** The query string stays out: parameters can be anything. */
function requestAttributes(route: Endpoint, { headers, rawPath, requestContext }: APIGatewayProxyEventV2) {
  const version = requestContext.http.protocol.split('/')[1];
  const userAgent = headers['user-agent'];
  return {
    [ATTR_HTTP_REQUEST_METHOD]: route.method,
    [ATTR_HTTP_ROUTE]: route.path,
    [ATTR_URL_PATH]: rawPath,
    [ATTR_URL_SCHEME]: headers['x-forwarded-proto'] === 'https' ? 'https' : 'http',
    ...serverAttributes(requestContext.domainName),
    ...(version === undefined ? {} : { [ATTR_NETWORK_PROTOCOL_VERSION]: version }),
    ...(userAgent === undefined ? {} : { [ATTR_USER_AGENT_ORIGINAL]: userAgent }),
  };
}

/** The name that was asked for; a port only where one is given. */
function serverAttributes(host: string) {
  const [, address = host, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return {
    [ATTR_SERVER_ADDRESS]: address,
    ...(port === undefined ? {} : { [ATTR_SERVER_PORT]: Number(port) }),
  };
}

function closeSpan(span: Span, status: number): void {
  span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
  if (status === CLIENT_GONE) span.setAttribute(CANCELLED, true);
  if (status < 500) return;
  span.setAttribute(ATTR_ERROR_TYPE, String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function traceHeaders(span: Span): Record<string, string> {
  const { traceId, spanId } = span.spanContext();
  return { 'x-trace-id': traceId, 'x-span-id': spanId };
}

/** The trace id of whatever span is active. */
export function activeTraceId(): string {
  return trace.getActiveSpan()?.spanContext().traceId ?? '';
}

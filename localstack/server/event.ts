/** Makes the event (payload format 2.0) and context that a function behind an HTTP API receives. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { InvocationContext } from '@otel-bi/shared/runtime/endpoint.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Match } from './router.ts';

/** An HTTP API ends a request at 30 s; the embedded server does too. */
const functionTimeoutMs = 29_000;

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] as const],
  );
  return Object.fromEntries(entries);
}

export function toEvent(
  request: IncomingMessage,
  url: URL,
  match: Match,
  body: Buffer,
): APIGatewayProxyEventV2 {
  const headers = flatHeaders(request);
  const routeKey = `${match.route.method} ${match.route.path}`;
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: { ...match.pathParameters },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: match.route.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
  };
}

export function toContext(match: Match, clientSignal: AbortSignal): InvocationContext {
  const deadline = performance.now() + functionTimeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: match.route.id,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${match.route.id}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
    clientSignal,
  };
}

/** Successful answers. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { activeTraceId } from '../telemetry/request-span.ts';

/** `{"data": ..., "meta": {generatedAt, traceId, ...}}`. */
export function jsonAnswer(
  data: unknown,
  meta: Readonly<Record<string, unknown>> = {},
  statusCode = 200,
): APIGatewayProxyStructuredResultV2 {
  const body = { data, meta: { ...meta, generatedAt: new Date().toISOString(), traceId: activeTraceId() } };
  return plainJson(body, statusCode);
}

/** JSON without the envelope, for documents whose shape is somebody else's standard. */
export function plainJson(body: unknown, statusCode = 200): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: JSON.stringify(body),
  };
}

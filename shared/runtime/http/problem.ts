/** The one mapping from errors to RFC 9457 problem+json. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from '../../contract/envelope.ts';
import { AppError } from '../../contract/errors.ts';

/**
 * Anything unexpected is a generic 500: what it said belongs in the log, not in the answer. An abort is the
 * caller's: deadlines of the product's own end in TimeoutError.
 */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return new AppError('request_cancelled', 'the request was cancelled', { cause: error });
  }
  return new AppError('internal', 'something went wrong on our side', { cause: error });
}

function titleOf(error: AppError): string {
  return error.code.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

export function problemOf(error: AppError, traceId: string): Problem {
  return {
    type: `urn:otel-bi:error:${error.code}`,
    title: titleOf(error),
    status: error.status,
    detail: error.message,
    code: error.code,
    traceId,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  };
}

export function problemResponse(error: AppError, traceId: string): APIGatewayProxyStructuredResultV2 {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
  if (error.status === 401) headers['www-authenticate'] = challenge(error);
  return { statusCode: error.status, headers, body: JSON.stringify(problemOf(error, traceId)) };
}

/** RFC 6750: no error code where no token came at all. */
function challenge(error: AppError): string {
  return error.code === 'token_missing'
    ? 'Bearer realm="otel-bi"'
    : `Bearer realm="otel-bi", error="invalid_token", error_description="${error.message}"`;
}

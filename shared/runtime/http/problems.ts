import type { MiddlewareObj } from '@middy/core';
import { trace } from '@opentelemetry/api';
import { ATTR_ERROR_TYPE } from '@opentelemetry/semantic-conventions';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeError, log } from '../log.ts';
import { activeTraceId } from '../telemetry/request-span.ts';
import type { CallEvent } from './call.ts';
import { asAppError, problemResponse } from './problem.ts';

/** Turns whatever was thrown into problem+json; what only an operator may know goes to the log. */
export function problems(): MiddlewareObj<CallEvent, APIGatewayProxyStructuredResultV2> {
  return {
    name: 'problems',
    onError: (request) => {
      const error = asAppError(request.error);
      trace.getActiveSpan()?.setAttribute(ATTR_ERROR_TYPE, error.code);
      if (error.status >= 500)
        log('error', 'request failed', { code: error.code, error: describeError(error) });
      request.response = problemResponse(error, activeTraceId());
    },
  };
}

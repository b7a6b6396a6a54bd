/** How a span ends that did not succeed: by a failure, or because nobody waits for its answer any more. */
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { AppError } from '../../contract/errors.ts';
import { CANCELLED } from '../../contract/telemetry.ts';

/** Whether an error says that the caller has gone. */
function isCancelled(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'request_cancelled';
  return error instanceof Error && error.name === 'AbortError';
}

/** A call that its caller gave up is no failure of whoever worked on it. */
export function failSpan(span: Span, error: unknown, message?: string): void {
  if (isCancelled(error)) span.setAttribute(CANCELLED, true);
  else span.setStatus({ code: SpanStatusCode.ERROR, ...(message === undefined ? {} : { message }) });
}

import { AppError } from '@otel-bi/shared/contract/errors.ts';

/** DuckDB error classes that say the statement is at fault, not the warehouse. */
const statementErrors =
  /^(?:Parser|Binder|Catalog|Conversion|Invalid Input|Out of Range|Not implemented) Error/;

/**
 * DuckDB's error as the product's; DuckDB's text stays in `cause`. An interrupted statement answers the
 * reason it was interrupted for.
 */
export function toAppError(error: unknown, signal: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (signal.aborted && signal.reason instanceof AppError) return signal.reason;
  const message = error instanceof Error ? error.message : '';
  if (statementErrors.test(message)) {
    return new AppError('query_rejected', 'The warehouse refused the statement.', { cause: error });
  }
  return unavailable(error);
}

export function unavailable(cause: unknown): AppError {
  return new AppError('warehouse_unavailable', 'The warehouse is not available.', {
    cause,
    retryAfterSeconds: 10,
  });
}

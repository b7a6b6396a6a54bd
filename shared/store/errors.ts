/** What the driver and the server report, as the product's own errors. */
import { AppError } from '../contract/errors.ts';

const RETRY_AFTER_SECONDS = 5;

/** Operating system and driver failures that mean "the server cannot be reached". */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** SQLSTATE classes and codes that a later attempt may not meet: connection, resources, shutdown, failover. */
const transient = /^(08|53|57P0[1-3]|57014|25006|58)/;

/** The driver has no codes for these; the texts are those of pg 8. */
const driverTexts = /^Connection terminated|^Client has encountered a connection error|not queryable/;

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The SQLSTATE behind an error of this package (or the driver's own error), e.g. `23505`. */
export function sqlState(error: unknown): string | undefined {
  const code = codeOf(error instanceof AppError ? error.cause : error);
  return code !== undefined && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Whether opening a connection may succeed if tried again at once: a refused, busy or starting server. */
export function isWorthRetrying(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (unreachable.has(code) || /^(08|53300|57P0[1-3])/.test(code));
}

/** Whether the server did not accept user and password: SQLSTATE class 28, or the proxy's own refusal. */
export function isLoginRefused(error: unknown): boolean {
  return sqlState(error)?.startsWith('28') ?? false;
}

/** A statement's failure as an AppError; the driver's text stays in `cause`, since it can hold values. */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : '';
  const isOutage =
    code !== undefined ? unreachable.has(code) || transient.test(code) : driverTexts.test(text);
  if (isOutage) return unavailable('the store cannot be reached', error);
  return new AppError('internal', 'a statement of the store failed', { cause: error });
}

/** `store_unavailable` with Retry-After. */
export function unavailable(message: string, cause?: unknown): AppError {
  return new AppError('store_unavailable', message, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** `request_cancelled`, for a statement whose signal was aborted. */
export function cancelled(cause?: unknown): AppError {
  return new AppError('request_cancelled', 'the request was cancelled', { cause });
}

/**
 * Every way in which the product refuses or fails, as one union of stable codes.
 * The codes are part of the API: clients branch on them, so one is never renamed or reused.
 * HTTP mapping (RFC 9457 problem+json) is in `shared/runtime/problem.ts`, the only place that knows it.
 */
export const errorStatus = {
  invalid_parameter: 400,
  unknown_parameter: 400,
  request_malformed: 400,
  invalid_body: 422,
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  token_wrong_issuer: 401,
  token_wrong_audience: 401,
  token_wrong_algorithm: 401,
  scope_missing: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  misdirected_request: 421,
  too_many_requests: 429,
  headers_too_large: 431,
  internal: 500,
  not_implemented: 501,
  answer_timeout: 503,
  warehouse_unavailable: 503,
  warehouse_schema_mismatch: 503,
  warehouse_timeout: 503,
  warehouse_writable_login: 503,
  store_unavailable: 503,
  audit_unavailable: 503,
  identity_provider_unavailable: 503,
  object_store_unavailable: 503,
  secret_unavailable: 503,
  webhook_failed: 502,
  request_cancelled: 499,
  import_refused: 422,
  query_rejected: 500,
  configuration_invalid: 500,
} as const;

/** A stable error code of the API. */
export type ErrorCode = keyof typeof errorStatus;

/** One field at fault; `in` says where it came from. */
export interface FieldError {
  readonly field: string;
  readonly in: 'query' | 'path' | 'body';
  readonly message: string;
}

export interface AppErrorOptions {
  readonly cause?: unknown;
  readonly fields?: readonly FieldError[];
  /** Seconds after which a caller may try again; sent as Retry-After. */
  readonly retryAfterSeconds?: number;
}

/**
 * The product's only error class. `message` is written for the caller and never holds a secret, a query
 * value or a driver's own text; what the driver said stays in `cause`, which only logs see (redacted).
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorStatus[this.code];
  }
}

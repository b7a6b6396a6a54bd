/** What went wrong with a call, in the API's own terms (RFC 9457) or, where no answer came, in the page's. */

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

interface ApiErrorParts {
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly detail: string;
  readonly traceId?: string | undefined;
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number | undefined;
}

/** A call that brought no data. `code` is stable: the API's, or network_error, timeout or bad_answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly traceId: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(parts: ApiErrorParts) {
    super(parts.detail);
    this.code = parts.code;
    this.status = parts.status;
    this.traceId = parts.traceId;
    this.fields = parts.fields ?? [];
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }

  /** Whether the same call can succeed later without anybody changing anything. */
  get isPassing(): boolean {
    return this.status === 503 || this.status === 429 || this.status === 0;
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function fieldsOf(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { field, message } = entry as Readonly<Record<string, unknown>>;
    return typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : [];
  });
}

function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** The error behind an answer that is not a success, whatever its body holds. */
export async function errorOfResponse(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  return new ApiError({
    code: textOf(problem.code) ?? `http_${response.status}`,
    status: response.status,
    detail: textOf(problem.detail) ?? response.statusText,
    traceId: textOf(problem.traceId) ?? textOf(response.headers.get('x-trace-id')),
    fields: fieldsOf(problem.errors),
    retryAfterSeconds: readRetryAfter(response.headers),
  });
}

/** Parses the parts of a request by their schemas; the first error class is told with every field at fault. */
import * as z from 'zod/mini';
import type { Schema } from '../../contract/endpoint.ts';
import { AppError, type FieldError } from '../../contract/errors.ts';

type Part = FieldError['in'];

/**
 * @throws AppError `unknown_parameter` or `invalid_parameter` (400), `invalid_body` (422), with each field
 */
export function parsePart<S extends Schema>(schema: S, value: unknown, part: Part): z.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) => fieldErrors(issue, part));
  const [first] = fields;
  const detail = first ? `${first.field} ${first.message}` : 'the request is not valid';
  throw new AppError(codeOf(result.error.issues, part), detail, { fields });
}

function codeOf(issues: readonly z.core.$ZodIssue[], part: Part) {
  if (part === 'body') return 'invalid_body';
  return issues.every((issue) => issue.code === 'unrecognized_keys')
    ? 'unknown_parameter'
    : 'invalid_parameter';
}

function fieldErrors(issue: z.core.$ZodIssue, part: Part): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({ field, in: part, message: 'is not a parameter of this endpoint' }));
  }
  const field = issue.path.map(String).join('.') || part;
  return [{ field, in: part, message: issue.message || 'is not valid' }];
}

const MAX_BODY_BYTES = 1024 * 1024;

interface RequestBody {
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  /** Names in lower case, as the gateway gives them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** JSON by its own name, or text that nobody has named: what `fetch` calls a string. */
const jsonTypes = /^(application\/([\w.-]+\+)?json|text\/plain)\s*(;|$)/i;

/**
 * The JSON body of a request; absent reads as an empty object.
 * @throws AppError `unsupported_media_type` (415), `payload_too_large` (413), `invalid_body` (422)
 */
export function readJsonBody({ body, isBase64Encoded, headers }: RequestBody): unknown {
  if (body === undefined || body === '') return {};
  const type = headers['content-type'] ?? '';
  if (type !== '' && !jsonTypes.test(type)) {
    throw new AppError('unsupported_media_type', 'the body must be sent as application/json');
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new AppError('unsupported_media_type', 'the body must be sent as it is, not compressed');
  }
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) {
    throw new AppError('payload_too_large', 'the body is larger than 1 MiB');
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_body', 'the body is not JSON', {
      cause,
      fields: [{ field: 'body', in: 'body', message: 'is not JSON' }],
    });
  }
}

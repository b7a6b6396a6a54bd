/**
 * Exchanges with AWS: signed, bounded, repeated and traced. With `call.ts` and `s3.ts` it stands in for the
 * SDK's clients where a function would be mostly client (docs/decisions/0014-function-bundles.md); what stores
 * files uses the SDK.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attributes } from '@opentelemetry/api';
import type { Environment } from '../config/reader.ts';
import { type HttpAnswer, type HttpMessage, send } from '../net/send.ts';
import { inAwsSpan } from '../telemetry/aws.ts';
import { type AwsService, type AwsTarget, awsTarget } from './settings.ts';
import { signedHeaders } from './sign.ts';

export interface AwsRequest {
  readonly service: AwsService;
  /** Service and operation as the SDK names them: `EventBridge/PutEvents`. */
  readonly name: string;
  /** For the call's span; never content. */
  readonly attributes?: Attributes;
  message(target: AwsTarget): HttpMessage;
  /** What the service answered instead of a result. */
  problemOf(answer: HttpAnswer): { readonly code: string; readonly message: string };
  /** For all attempts together, 5,000 by default. */
  readonly timeoutMs?: number;
}

export interface AwsMetadata {
  readonly httpStatusCode: number;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

/** What a service answered instead of a result; `name` is its code, such as `ResourceNotFoundException`. */
export class AwsError extends Error {
  readonly $metadata: AwsMetadata;
  /** Whether the same call may succeed a moment later. */
  readonly mayPass: boolean;

  constructor(code: string, message: string, metadata: AwsMetadata) {
    super(message);
    this.name = code;
    this.$metadata = metadata;
    this.mayPass =
      metadata.httpStatusCode >= 500 || /Throttl|TooManyRequests|RequestLimit|SlowDown/.test(code);
  }
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 100;

/**
 * @returns an answer of status 2xx
 * @throws AppError `configuration_invalid` without region or credentials; AwsError; Error of the network
 */
export async function awsExchange(
  environment: Environment,
  request: AwsRequest,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const bound = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const { output } = await inAwsSpan(request.name, request.attributes ?? {}, () =>
    repeated(environment, request, bound),
  );
  return output.answer;
}

async function repeated(environment: Environment, request: AwsRequest, signal: AbortSignal) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await once(environment, request, attempt, signal);
      return { output: { answer, $metadata: metadataOf(answer, attempt) } };
    } catch (error) {
      const mayPass = error instanceof AwsError ? error.mayPass : isNetworkError(error);
      if (!mayPass || attempt >= ATTEMPTS) throw error;
      // Full jitter, so that functions that were throttled together do not come back together.
      await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

async function once(environment: Environment, request: AwsRequest, attempt: number, signal: AbortSignal) {
  const target = awsTarget(request.service, environment);
  const message = request.message(target);
  const answer = await send({ ...message, headers: signedHeaders(message, target, new Date()) }, signal);
  if (answer.status >= 200 && answer.status < 300) return answer;
  const { code, message: text } = request.problemOf(answer);
  throw new AwsError(code || `HTTP${answer.status}`, text || answer.reason, metadataOf(answer, attempt));
}

/** What the network says carries a code of the system; an aborted call does not. */
function isNetworkError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z]/.test(String(error.code));
}

function metadataOf({ status, headers }: HttpAnswer, attempts: number): AwsMetadata {
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  return { httpStatusCode: status, requestId: typeof id === 'string' ? id : undefined, attempts };
}

/**
 * Calls of AWS services that speak JSON 1.1, signed, bounded, repeated and traced. It stands in for the SDK's
 * clients of EventBridge and Secrets Manager, either of which is larger than the rest of a small function
 * (docs/decisions/0012-function-bundles.md); what stores files uses the SDK.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../config/reader.ts';
import { type PostAnswer, post } from '../net/post.ts';
import { inAwsSpan } from '../telemetry/aws.ts';
import { type AwsService, awsTarget } from './settings.ts';
import { signedHeaders } from './sign.ts';

export interface AwsCall {
  readonly service: AwsService;
  /** As the service's documentation names it in `X-Amz-Target`: `AWSEvents.PutEvents`. */
  readonly target: string;
  readonly input: object;
}

/** What the service answered instead of a result; `name` is its code, such as `ResourceNotFoundException`. */
export class AwsError extends Error {
  readonly $metadata: AwsMetadata;
  /** Whether the same call may succeed a moment later. */
  readonly mayPass: boolean;

  constructor(code: string, message: string, metadata: AwsMetadata) {
    super(message);
    this.name = code;
    this.$metadata = metadata;
    this.mayPass = metadata.httpStatusCode >= 500 || /Throttl|TooManyRequests|RequestLimit/.test(code);
  }
}

export interface AwsMetadata {
  readonly httpStatusCode: number;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 100;

/**
 * @returns the parsed answer
 * @throws AppError `configuration_invalid` without region or credentials; AwsError; Error of the network
 */
export async function awsCall(
  environment: Environment,
  call: AwsCall,
  signal?: AbortSignal,
): Promise<unknown> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const bound = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const { output } = await inAwsSpan(nameOf(call), {}, () => repeated(environment, call, bound));
  return output.result;
}

/** `EventBridge/PutEvents`, as the SDK names it. */
function nameOf({ service, target }: AwsCall): string {
  const named = { events: 'EventBridge', secretsmanager: 'SecretsManager' } as const;
  return `${named[service]}/${target.split('.').at(-1)}`;
}

async function repeated(environment: Environment, call: AwsCall, signal: AbortSignal) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { answer, result } = await once(environment, call, attempt, signal);
      return { output: { result, $metadata: metadataOf(answer, attempt) } };
    } catch (error) {
      const isFinal = error instanceof AwsError ? !error.mayPass : !isNetworkError(error);
      if (isFinal || attempt >= ATTEMPTS) throw error;
      // Full jitter, so that functions that were throttled together do not come back together.
      await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

async function once(environment: Environment, call: AwsCall, attempt: number, signal: AbortSignal) {
  const { url, ...scope } = awsTarget(call.service, environment);
  const body = JSON.stringify(call.input);
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': call.target };
  const signed = signedHeaders({ method: 'POST', url, headers, body }, scope, new Date());
  const answer = await post(url, signed, body, signal);
  const result: unknown = parse(answer.body);
  if (answer.status !== 200) throw errorOf(result, metadataOf(answer, attempt));
  return { answer, result };
}

/** What the network says carries a code; an aborted call does not. */
function isNetworkError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function errorOf(answer: unknown, metadata: AwsMetadata): AwsError {
  const { __type, message, Message } = Object(answer);
  const code =
    String(__type ?? `HTTP${metadata.httpStatusCode}`)
      .split('#')
      .at(-1) ?? '';
  return new AwsError(code, String(message ?? Message ?? 'the service gave no reason'), metadata);
}

function metadataOf({ status, headers }: PostAnswer, attempts: number): AwsMetadata {
  const id = headers['x-amzn-requestid'];
  return { httpStatusCode: status, requestId: typeof id === 'string' ? id : undefined, attempts };
}

/** Undefined for what is no JSON, as a proxy on the way may answer. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

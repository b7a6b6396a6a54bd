/** Spans around the calls of an AWS client, by the conventions for the AWS SDK. */
import { type Attributes, SpanKind, trace } from '@opentelemetry/api';
import { failSpan } from './failure.ts';

/** The part of a client of the AWS SDK, version 3, that is needed here. */
interface AwsClient {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { readonly step: 'initialize'; readonly name: string }): void;
  };
}

type Call<I, O> = (call: { input: I }) => Promise<{ output: O; response: unknown }>;
type Middleware = <I extends object, O extends object>(
  next: Call<I, O>,
  context: { readonly commandName?: string },
) => Call<I, O>;

const tracer = trace.getTracer('otel-bi.aws');

/**
 * Gives every call of the client a span named after service and operation.
 * @param service as AWS names it: `S3`, `EventBridge`
 * @param describe attributes from a call's input, such as the bucket; never content
 * @returns the same client
 */
export function tracedAwsClient<C extends AwsClient>(
  client: C,
  service: string,
  describe: (input: object) => Attributes = () => ({}),
): C {
  const middleware: Middleware = (next, { commandName = 'Command' }) => {
    const method = commandName.replace(/Command$/, '');
    return (call) => {
      return inAwsSpan(`${service}/${method}`, describe(call.input), () => next(call));
    };
  };
  client.middlewareStack.add(middleware, { step: 'initialize', name: 'otelBiTracing' });
  return client;
}

/**
 * Runs one call of a service in its span.
 * @param name service and operation, as in `S3/PutObject`
 */
export async function inAwsSpan<T extends { readonly output: object }>(
  name: string,
  described: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  const attributes = { 'rpc.system.name': 'aws-api', 'rpc.method': name, ...described };
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const result = await work();
      span.setAttributes(answerAttributes(result.output));
      return result;
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setAttributes(answerAttributes(error));
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Request id, status and repeats, which answers and errors carry alike. */
function answerAttributes(answer: unknown): Attributes {
  if (typeof answer !== 'object' || answer === null || !('$metadata' in answer)) return {};
  const facts = answer.$metadata;
  if (typeof facts !== 'object' || facts === null) return {};
  const { requestId, httpStatusCode, attempts } = facts as Readonly<Record<string, unknown>>;
  return {
    ...(typeof requestId === 'string' ? { 'aws.request_id': requestId } : {}),
    ...(typeof httpStatusCode === 'number' ? { 'http.response.status_code': httpStatusCode } : {}),
    ...(typeof attempts === 'number' && attempts > 1 ? { 'http.request.resend_count': attempts - 1 } : {}),
  };
}

/** Bucket and key of an S3 call. */
export function s3Attributes(input: object): Attributes {
  const { Bucket, Key } = input as Readonly<Record<string, unknown>>;
  return {
    ...(typeof Bucket === 'string' ? { 'aws.s3.bucket': Bucket } : {}),
    ...(typeof Key === 'string' ? { 'aws.s3.key': Key } : {}),
  };
}

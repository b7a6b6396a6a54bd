/** Services that speak JSON 1.1: EventBridge and Secrets Manager. */
import type { Environment } from '../config/reader.ts';
import type { HttpAnswer } from '../net/send.ts';
import { awsExchange } from './exchange.ts';

export interface AwsCall {
  readonly service: 'events' | 'secretsmanager';
  /** As the service's documentation names it in `X-Amz-Target`: `AWSEvents.PutEvents`. */
  readonly target: string;
  readonly input: object;
}

const names = { events: 'EventBridge', secretsmanager: 'SecretsManager' } as const;

/**
 * @returns the parsed answer
 * @throws as `awsExchange`
 */
export async function awsCall(
  environment: Environment,
  { service, target, input }: AwsCall,
  signal?: AbortSignal,
): Promise<unknown> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const answer = await awsExchange(
    environment,
    {
      service,
      name: `${names[service]}/${target.split('.').at(-1)}`,
      message: ({ url }) => ({
        method: 'POST',
        url: new URL('/', url),
        headers,
        body: JSON.stringify(input),
      }),
      problemOf,
    },
    signal,
  );
  return parse(answer.body);
}

function problemOf({ body }: HttpAnswer) {
  const { __type, message, Message } = Object(parse(body));
  const code = typeof __type === 'string' ? (__type.split('#').at(-1) ?? '') : '';
  return { code, message: String(message ?? Message ?? '') };
}

/** Undefined for what is no JSON, as a proxy on the way may answer. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { JobPolicy } from '../jobs/policy.ts';
import { env } from './names.ts';
import { configurationError, type Environment, readInteger, readText, readUrl } from './reader.ts';

/** How jobs are repeated, bounded and found dead. */
export function readJobPolicy(environment: Environment): JobPolicy {
  const seconds = (names: readonly [string], max: number, fallback: number) =>
    readInteger(environment, names, { min: 1, max, fallback }) * 1_000;
  return {
    maxAttempts: readInteger(environment, env.jobsMaxAttempts, { min: 1, max: 20, fallback: 3 }),
    retryBaseMs: seconds(env.jobsRetrySeconds, 3_600, 30),
    leaseMs: seconds(env.jobsLeaseSeconds, 3_600, 60),
    timeoutMs: seconds(env.jobsTimeoutSeconds, 86_400, 600),
  };
}

/** Name or ARN of the EventBridge bus that triggers and events go to. */
export function readEventBusName(environment: Environment): string {
  return readText(environment, env.eventBusName, 'default');
}

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_` and base64, as Standard Webhooks has it, or any other text of 16 characters or more. */
  readonly secret: string;
}

const SHORTEST_SECRET = 16;

/** Where events are sent to, or null where no webhook is configured. */
export function readWebhookSettings(environment: Environment): WebhookSettings | null {
  const url = readUrl(environment, env.webhookUrl);
  if (url === undefined) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !/^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname)) {
    throw configurationError(env.webhookUrl[0], 'must be an https address, except on this machine');
  }
  const secret = readText(environment, env.webhookSecret);
  if (secret === undefined) {
    throw configurationError(env.webhookSecret[0], 'is required while WEBHOOK_URL is set');
  }
  if (secret.length < SHORTEST_SECRET) {
    throw configurationError(env.webhookSecret[0], `must be ${SHORTEST_SECRET} characters or longer`);
  }
  return { url, secret };
}

/** Sends events to an HTTP address, signed as Standard Webhooks (standardwebhooks.com) lays down. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { AppError } from '../contract/errors.ts';
import type { WebhookSettings } from './config/jobs.ts';
import { tracedFetch } from './telemetry/fetch.ts';

/** The part of an EventBridge event that a webhook tells. */
const busEvent = z.object({
  time: z.string(),
  'detail-type': z.string(),
  detail: z.looseObject({ id: z.string(), traceparent: z.nullable(z.string()) }),
});

export interface WebhookOptions {
  readonly signal?: AbortSignal;
  /** For one attempt, 5,000 by default. */
  readonly timeoutMs?: number;
  /** Wait before the second attempt, 1,000 by default. */
  readonly retryMs?: number;
}

const ATTEMPTS = 2;

/** What receivers answer to a signature that they cannot verify. */
const REFUSALS = [400, 401, 403];

/** The receiver does not accept the event as it is signed; the same key is of no use again. */
export class WebhookRefusal extends AppError {
  constructor(message: string) {
    super('webhook_failed', message);
  }
}

/**
 * Posts `{type, timestamp, data}`. What is not accepted in two attempts is left to the bus, which delivers
 * the event again later; the receiver tells a repeat by `webhook-id`.
 * @throws AppError `webhook_failed` when the receiver did not answer 2xx, a `WebhookRefusal` where that may
 * be for the signature
 */
export async function sendWebhook(
  settings: WebhookSettings,
  event: unknown,
  options: WebhookOptions = {},
): Promise<void> {
  const { time, detail, 'detail-type': type } = z.parse(busEvent, event);
  const body = JSON.stringify({ type, timestamp: time, data: detail });
  for (let attempt = 1; ; attempt += 1) {
    const failure = await post(settings, { id: detail.id, traceparent: detail.traceparent, body }, options);
    if (failure === null) return;
    if (failure.isRefusal) throw new WebhookRefusal(failure.reason);
    if (attempt >= ATTEMPTS || !failure.mayPass) throw new AppError('webhook_failed', failure.reason);
    await sleep(options.retryMs ?? 1_000, undefined, options.signal ? { signal: options.signal } : {});
  }
}

interface Message {
  readonly id: string;
  readonly traceparent: string | null;
  readonly body: string;
}

interface Failure {
  readonly reason: string;
  /** Whether the same request may be accepted a moment later. */
  readonly mayPass: boolean;
  readonly isRefusal?: boolean;
}

async function post(
  { url, secret }: WebhookSettings,
  { id, traceparent, body }: Message,
  { signal, timeoutMs = 5_000 }: WebhookOptions,
): Promise<Failure | null> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await tracedFetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`,
        ...(traceparent === null ? {} : { traceparent }),
      },
      body,
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    await response.body?.cancel();
    if (response.ok) return null;
    const mayPass = response.status >= 500 || [408, 425, 429].includes(response.status);
    const isRefusal = REFUSALS.includes(response.status);
    return { reason: `the webhook's receiver answered ${response.status}`, mayPass, isRefusal };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = deadline.aborted ? 'did not answer in time' : 'cannot be reached';
    // What the network said may hold the address, which may hold a secret: it stays out of the message.
    if (error instanceof Error) return { reason: `the webhook's receiver ${reason}`, mayPass: true };
    throw error;
  }
}

function signature(secret: string, signed: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(signed).digest('base64');
}

import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWebhookSettings } from './config/jobs.ts';
import { sendWebhook } from './webhook.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const event = {
  id: 'delivery-1',
  time: '2026-01-01T02:00:05Z',
  source: 'otel-bi',
  'detail-type': 'JobFailed',
  detail: { id: 'event-1', traceparent, error: 'naïve ✓' },
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let received: Received[];
/** Statuses to answer with, the last one again and again; 0 leaves the request unanswered. */
let statuses: number[];
let url: string;

beforeEach(async () => {
  received = [];
  statuses = [204];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      if (status) response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('body');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` on a host and port answers with an address object.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const plainSecret = 'a secret of some length';
const send = (secret = plainSecret, timeoutMs = 2_000) =>
  sendWebhook({ url, secret }, event, { retryMs: 1, timeoutMs });

describe('the webhook', () => {
  it.each([
    ['plain', plainSecret, Buffer.from(plainSecret)],
    [
      'base64',
      `whsec_${Buffer.from('0123456789abcdef').toString('base64')}`,
      Buffer.from('0123456789abcdef'),
    ],
  ])('posts the event signed with a %s secret, with id, time and trace', async (_name, secret, key) => {
    await send(secret);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(JSON.parse(body)).toEqual({ type: 'JobFailed', timestamp: event.time, data: event.detail });
    expect(headers).toMatchObject({
      'webhook-id': 'event-1',
      'content-type': 'application/json',
      traceparent,
    });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Date.now() / 1_000 - Number(headers['webhook-timestamp']))).toBeLessThan(60);
  });

  it('tries once more when the receiver is overloaded or broken', async () => {
    statuses = [503, 200];
    await send();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(['event-1', 'event-1']);
  });

  it.each([
    [500, 2],
    [429, 2],
    [400, 1],
    [410, 1],
    [302, 2],
  ])('fails when the receiver goes on answering %i, after %i attempts', async (status, attempts) => {
    statuses = [status];
    await expect(send()).rejects.toMatchObject({ code: 'webhook_failed' });
    expect(received).toHaveLength(attempts);
  });

  it('gives up a receiver that does not answer', async () => {
    statuses = [0];
    await expect(send(plainSecret, 30)).rejects.toMatchObject({
      code: 'webhook_failed',
      message: "the webhook's receiver did not answer in time",
    });
  });

  it('keeps the address, which may hold a secret, out of the error', async () => {
    const settings = { url: 'http://127.0.0.1:1/hook?key=hunter2', secret: plainSecret };
    const error = await sendWebhook(settings, event, { retryMs: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: "the webhook's receiver cannot be reached" });
  });

  it('stops with its caller', async () => {
    statuses = [0];
    const signal = AbortSignal.timeout(20);
    await expect(sendWebhook({ url, secret: plainSecret }, event, { signal })).rejects.toThrow();
    expect(received.length).toBeLessThan(2);
  });
});

describe('the settings of the webhook', () => {
  it('are none without an address', () => {
    expect(readWebhookSettings({ WEBHOOK_SECRET: plainSecret })).toBeNull();
  });

  it.each([
    [{ WEBHOOK_URL: 'https://hooks.example/a' }, 'WEBHOOK_SECRET is required'],
    [{ WEBHOOK_URL: 'https://hooks.example/a', WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET must be 16'],
    [{ WEBHOOK_URL: 'http://hooks.example/a', WEBHOOK_SECRET: plainSecret }, 'WEBHOOK_URL must be an https'],
    [{ WEBHOOK_URL: 'hooks', WEBHOOK_SECRET: plainSecret }, 'WEBHOOK_URL must be'],
  ])('name the variable at fault (%#)', (environment, message) => {
    expect(() => readWebhookSettings(environment)).toThrow(message);
  });
});

import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContainer } from '../container.ts';
import { startSecretsManager, type TestSecrets } from '../secrets/testing/secrets-manager.ts';
import { webhookTarget } from './webhook.ts';

const keys = { old: 'the key of before, long enough', new: 'the key of afterwards, as long' };
const event = {
  time: '2026-01-01T02:00:05Z',
  'detail-type': 'JobFailed',
  detail: { id: 'event-1', traceparent: null },
};

let secrets: TestSecrets;
let receiver: Server;
/** The key that the receiver verifies with, and what it answered. */
let verifies: string;
let answers: number[];
let environment: Readonly<Record<string, string>>;

beforeEach(async () => {
  secrets = await startSecretsManager();
  secrets.texts.set('webhook', keys.old);
  verifies = keys.old;
  answers = [];
  receiver = createServer(async (request, response) => {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
    const signed = `${id}.${at}.${await text(request)}`;
    const expected = `v1,${createHmac('sha256', verifies).update(signed).digest('base64')}`;
    answers.push(signature === expected ? 204 : 401);
    response.writeHead(signature === expected ? 204 : 401).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo; // listening on a host and port
  environment = {
    ...secrets.environment,
    OTEL_SDK_DISABLED: 'true',
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    WEBHOOK_SECRET_ARN: 'webhook',
  };
});
afterEach(async () => {
  receiver.closeAllConnections();
  await Promise.all([new Promise((resolve) => receiver.close(resolve)), secrets.close()]);
});

const open = async (settings = environment) => {
  const send = await createContainer(settings).get(webhookTarget);
  if (send === null) throw new Error('there is an address');
  return send;
};

describe('the key of the webhook', () => {
  it('is read once, and again when the receiver refuses what it signed', async () => {
    const send = await open();
    await send(event);
    await send(event);
    expect(secrets.asked).toEqual(['webhook']);
    verifies = keys.new;
    secrets.texts.set('webhook', keys.new);
    await send(event);
    expect(answers).toEqual([204, 204, 401, 204]);
    expect(secrets.asked).toEqual(['webhook', 'webhook']);
  });

  it('is not read for each event that a receiver with another key refuses', async () => {
    const send = await open();
    verifies = keys.new;
    for (const _ of [1, 2, 3]) await expect(send(event)).rejects.toMatchObject({ code: 'webhook_failed' });
    expect(answers).toEqual([401, 401, 401]);
    expect(secrets.asked).toEqual(['webhook', 'webhook']);
  });

  it('can be a setting, which does not change', async () => {
    const { WEBHOOK_SECRET_ARN: _, ...rest } = environment;
    const send = await open({ ...rest, WEBHOOK_SECRET: keys.new });
    await expect(send(event)).rejects.toMatchObject({ code: 'webhook_failed' });
    expect(secrets.asked).toEqual([]);
  });

  it('is not asked for where events go nowhere', async () => {
    const { WEBHOOK_URL: _, ...rest } = environment;
    expect(await createContainer(rest).get(webhookTarget)).toBeNull();
    expect(secrets.asked).toEqual([]);
  });
});

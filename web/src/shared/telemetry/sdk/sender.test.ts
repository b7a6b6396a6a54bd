import { beforeEach, describe, expect, test } from 'vitest';
import { createSender, type Send } from './sender.ts';

const body = new TextEncoder().encode('{}');
let now: number;
let isOnline: boolean;
let isThere: boolean;
let asked: number;
let sent: { url: string; init: RequestInit }[];
let answer: () => Promise<Response>;
let send: Send;

beforeEach(() => {
  now = 0;
  isOnline = true;
  isThere = true;
  asked = 0;
  sent = [];
  answer = async () => new Response('{}');
  send = createSender({
    url: 'http://collector/otlp',
    fetch: (url, init) => {
      sent.push({ url, init });
      return answer();
    },
    isReachable: async () => {
      asked += 1;
      return isThere;
    },
    now: () => now,
    isOnline: () => isOnline,
    isLeaving: () => true,
  });
});

describe('telemetry of the page', () => {
  test('goes to the signal’s address as JSON, without credentials, and outlives the page', async () => {
    expect(await send('traces', body)).toBe(true);
    expect(sent).toMatchObject([
      {
        url: 'http://collector/otlp/v1/traces',
        init: {
          method: 'POST',
          credentials: 'omit',
          keepalive: true,
          headers: { 'content-type': 'application/json' },
        },
      },
    ]);
    await send('metrics', new Uint8Array(70_000));
    expect(sent[1]).toMatchObject({ url: 'http://collector/otlp/v1/metrics', init: { keepalive: false } });
    expect(asked).toBe(1);
  });

  test('is not sent at all to a collector that the API cannot reach, and asked about ever less often', async () => {
    isThere = false;
    for (const at of [0, 10_000, 29_999, 30_000, 60_000, 89_999, 90_000]) {
      now = at;
      expect(await send('traces', body)).toBe(false);
    }
    expect(sent).toEqual([]);
    expect(asked).toBe(3);
  });

  test.each([
    ['refuses', async () => new Response('', { status: 429 })],
    ['cannot be reached from the browser', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('rests when the collector %s, then tries again', async (_what, failing) => {
    answer = failing;
    expect(await send('traces', body)).toBe(false);
    now = 29_999;
    expect(await send('traces', body)).toBe(false);
    expect(sent).toHaveLength(1);
    answer = async () => new Response('{}');
    now = 30_000;
    expect(await send('traces', body)).toBe(true);
    expect(await send('traces', body)).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test('is neither sent nor asked about while the browser is offline, and goes on at once after that', async () => {
    isOnline = false;
    expect(await send('traces', body)).toBe(false);
    expect(asked).toBe(0);
    isOnline = true;
    expect(await send('traces', body)).toBe(true);
  });

  test('asks again whether the collector is there after five minutes', async () => {
    await send('traces', body);
    now = 299_999;
    await send('traces', body);
    expect(asked).toBe(1);
    now = 300_000;
    await send('traces', body);
    expect(asked).toBe(2);
  });
});

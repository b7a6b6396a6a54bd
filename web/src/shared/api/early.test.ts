import { afterEach, expect, test, vi } from 'vitest';
import type { ApiClient } from './client.ts';
import { withEarly } from './early.ts';

const never = new AbortController().signal;

/** Counts its answers, and fails where it is told to. */
function countingApi(isBroken = false) {
  let count = 0;
  const get = async () => {
    count += 1;
    if (isBroken) throw new Error('no answer');
    return { data: count, meta: {}, request: `GET ${count}` };
  };
  // Of every endpoint alike, which the client's own type does not say.
  return { get, post: get, file: async () => new Response() } as unknown as ApiClient;
}

afterEach(() => {
  vi.useRealTimers();
});

test('what was asked early is answered once without asking again', async () => {
  const api = withEarly(countingApi());
  api.ask('aw.sales.kpis', { territory: 'Canada' });
  expect((await api.get('aw.sales.kpis', {}, never)).data).toBe(2);
  expect((await api.get('aw.sales.kpis', { territory: 'Canada', channel: undefined }, never)).data).toBe(1);
  expect((await api.get('aw.sales.kpis', { territory: 'Canada' }, never)).data).toBe(3);
});

test('an answer that nobody wanted in time is asked for anew', async () => {
  vi.useFakeTimers();
  const api = withEarly(countingApi());
  api.ask('aw.sales.kpis', {});
  vi.advanceTimersByTime(10_000);
  expect((await api.get('aw.sales.kpis', {}, never)).data).toBe(2);
});

test('an early failure is told to whoever asks', async () => {
  const api = withEarly(countingApi(true));
  api.ask('aw.sales.kpis', {});
  await expect(api.get('aw.sales.kpis', {}, never)).rejects.toThrow('no answer');
});

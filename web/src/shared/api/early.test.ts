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

/** Answers when it is told to, unless it is given up before. */
function waitingApi() {
  const waiting: { answer: () => void; signal: AbortSignal }[] = [];
  const get = (_id: string, _query: unknown, signal: AbortSignal) =>
    new Promise((resolve, reject) => {
      waiting.push({ answer: () => resolve({ data: waiting.length, meta: {}, request: 'GET' }), signal });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  // As above.
  const api = { get, post: get, file: async () => new Response() } as unknown as ApiClient;
  return { api: withEarly(api), waiting };
}

test('an answer that somebody waits for may take as long as any other', async () => {
  vi.useFakeTimers();
  const { api, waiting } = waitingApi();
  api.ask('aw.sales.kpis', {});
  const answer = api.get('aw.sales.kpis', {}, never);
  vi.advanceTimersByTime(25_000);
  expect(waiting[0]?.signal.aborted).toBe(false);
  waiting[0]?.answer();
  expect((await answer).data).toBe(1);
});

test('a question is given up where nobody wants its answer, and kept its own time', () => {
  vi.useFakeTimers();
  const { api, waiting } = waitingApi();
  api.ask('aw.sales.kpis', {});
  vi.advanceTimersByTime(6_000);
  api.ask('aw.sales.kpis', { territory: 'Canada' });
  vi.advanceTimersByTime(6_000);
  expect(waiting.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

test('who took an early answer can cancel it', async () => {
  const { api } = waitingApi();
  api.ask('aw.sales.kpis', {});
  const reader = new AbortController();
  const answer = api.get('aw.sales.kpis', {}, reader.signal);
  reader.abort(new Error('another page'));
  await expect(answer).rejects.toThrow('another page');
});

import type { health } from '@otel-bi/shared/contract/platform/health.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf, type Credentials, createClient } from './client.ts';
import { ApiError } from './error.ts';
import { retryDelay, shouldRetry } from './query-client.ts';

const anonymous: Credentials = { token: () => null, renew: async () => false };
const never = new AbortController().signal;

function answerWith(...responses: readonly (Response | Error)[]) {
  const calls: RequestInit[] = [];
  let next = 0;
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    calls.push(init);
    const response = responses[Math.min(next++, responses.length - 1)];
    if (response === undefined || response instanceof Error) throw response;
    return response.clone();
  });
  return calls;
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

const call = (credentials = anonymous, signal = never) =>
  createClient('', credentials).get<typeof health>(
    'aw.sales.kpis',
    { from: '2013-01-01', channel: undefined },
    signal,
  );

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the client', () => {
  test('answers data and meta with the call that they answer', async () => {
    answerWith(json({ data: [1], meta: { traceId: 't' } }));
    expect(await call()).toEqual({
      data: [1],
      meta: { traceId: 't' },
      request: 'GET /api/aw/sales/kpis?from=2013-01-01',
    });
  });

  test('turns problem+json into an ApiError with code, trace, fields and the time to wait', async () => {
    const problem = {
      code: 'warehouse_unavailable',
      detail: 'the warehouse does not answer',
      traceId: 'abc',
      errors: [{ field: 'from', in: 'query', message: 'is odd' }, 'rubbish'],
    };
    answerWith(json(problem, 503, { 'retry-after': '5' }));
    const error = await failure(call());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'warehouse_unavailable',
      status: 503,
      traceId: 'abc',
      retryAfterSeconds: 5,
      fields: [{ field: 'from', message: 'is odd' }],
      isPassing: true,
    });
  });

  test('names an error page of something in between by its status, with the trace of the header', async () => {
    answerWith(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'x-trace-id': 'abc' } }));
    expect(await failure(call())).toMatchObject({ code: 'http_502', status: 502, traceId: 'abc' });
  });

  test('refuses a success that is not an answer of the API', async () => {
    answerWith(new Response('<!doctype html>'));
    expect(await failure(call())).toMatchObject({ code: 'bad_answer' });
  });

  test('says that the API cannot be reached', async () => {
    answerWith(new TypeError('Failed to fetch'));
    expect(await failure(call())).toMatchObject({ code: 'network_error', status: 0 });
  });

  test('passes a cancellation on as it is', async () => {
    const controller = new AbortController();
    controller.abort(new Error('left'));
    answerWith(new Error('left'));
    expect(await failure(call(anonymous, controller.signal))).toMatchObject({ message: 'left' });
  });

  test('renews the token once on 401 and repeats the call with the new one', async () => {
    let token = 'old';
    const calls = answerWith(json({ code: 'token_expired' }, 401), json({ data: [], meta: {} }));
    await call({
      token: () => token,
      renew: async () => {
        token = 'new';
        return true;
      },
    });
    expect(calls.map(({ headers }) => headers)).toMatchObject([
      { authorization: 'Bearer old' },
      { authorization: 'Bearer new' },
    ]);
  });

  test('gives the refusal on where the session cannot be renewed', async () => {
    const calls = answerWith(json({ code: 'token_expired', detail: 'expired' }, 401));
    expect(await failure(call({ token: () => 'old', renew: async () => false }))).toMatchObject({
      code: 'token_expired',
    });
    expect(calls).toHaveLength(1);
  });
});

test('only what passes is tried again, as late as the API asks and never later than ten seconds', () => {
  const busy = new ApiError({ code: 'x', status: 503, detail: '', retryAfterSeconds: 3 });
  const wrong = new ApiError({ code: 'x', status: 400, detail: '' });
  expect([
    shouldRetry(0, busy),
    shouldRetry(2, busy),
    shouldRetry(0, wrong),
    shouldRetry(0, new Error('x')),
  ]).toEqual([true, false, false, false]);
  expect(retryDelay(0, busy)).toBe(3000);
  expect(retryDelay(1, wrong)).toBe(1000);
  expect(retryDelay(0, new ApiError({ code: 'x', status: 503, detail: '', retryAfterSeconds: 600 }))).toBe(
    10_000,
  );
});

test('addresses leave out what is not set and escape what is', () => {
  expect(addressOf('aw.filters', {})).toBe('/api/aw/filters');
  expect(addressOf('wwi.sales.kpis', { supplier: 'A & B' })).toBe('/api/wwi/sales/kpis?supplier=A+%26+B');
});

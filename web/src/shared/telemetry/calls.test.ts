import { afterEach, expect, test } from 'vitest';
import { beginCall, observeCalls } from './calls.ts';

afterEach(() => observeCalls(null));

test('calls are told to who observes, but for those that look at traces or ask about telemetry', () => {
  const seen: string[] = [];
  observeCalls({
    begin(method, address) {
      seen.push(`${method} ${address}`);
      return { headers: { traceparent: 'here' }, end: (status) => seen.push(String(status)) };
    },
  });
  for (const address of [
    '/api/traces',
    '/api/traces?limit=5',
    '/api/traces/service-map',
    '/api/telemetry/status',
  ]) {
    const call = beginCall('GET', address);
    expect(call.headers).toEqual({});
    call.end(200);
  }
  expect(seen).toEqual([]);
  const call = beginCall('GET', '/api/tracesque');
  expect(call.headers).toEqual({ traceparent: 'here' });
  call.end(503);
  expect(seen).toEqual(['GET /api/tracesque', '503']);
});

test('without an observer a call carries nothing', () => {
  expect(beginCall('GET', '/api/aw/sales/kpis').headers).toEqual({});
});

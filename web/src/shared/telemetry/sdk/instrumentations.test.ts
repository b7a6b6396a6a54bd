import { expect, test } from 'vitest';
import { foreignAddress, isCall, isLate } from './instrumentations.ts';

const foreign = foreignAddress('https://api.example.com');

test.each([
  'https://api.example.com/api/aw/sales/kpis?from=2013-01-01',
  'https://api.example.com/api/tracesque',
])('%s is traced', (address) => {
  expect(foreign.test(address)).toBe(false);
});

test.each([
  'https://api.example.com/oidc/token',
  'https://api.example.com/otlp/v1/traces',
  'https://api.example.com/api/traces',
  'https://api.example.com/api/traces?limit=5',
  'https://api.example.com/api/traces/4bf92f3577b34da6a3ce929d0e0e4736',
  'https://api.example.com/api/telemetry/status',
  'https://apixexample.com/api/aw/sales/kpis',
  'https://api.example.com.evil.org/api/aw/sales/kpis',
  'https://sso.example.com/token',
])('%s gets neither a span nor a trace header', (address) => {
  expect(foreign.test(address)).toBe(true);
});

test('an API below a path is told apart from what else its host has', () => {
  const below = foreignAddress('https://example.com/bi');
  expect(below.test('https://example.com/bi/api/aw/sales/kpis')).toBe(false);
  expect(below.test('https://example.com/api/aw/sales/kpis')).toBe(true);
});

test('a call to the API among the files of a page is told by its own span alone', () => {
  const origin = 'https://api.example.com';
  const isTold = (name: string, initiatorType = 'fetch') => isCall({ name, initiatorType }, origin);
  expect(isTold(`${origin}/api/aw/sales/kpis?from=2013-01-01`)).toBe(true);
  expect(isTold(`${origin}/api/config`)).toBe(false);
  expect(isTold(`${origin}/oidc/token`)).toBe(false);
  expect(isTold(`${origin}/assets/index.js`, 'script')).toBe(false);
});

test('what is asked for after all is on the screen is no part of the load', () => {
  expect(isLate({ startTime: 900 }, 800)).toBe(true);
  expect(isLate({ startTime: 700 }, 800)).toBe(false);
  expect(isLate({ startTime: 900 }, null)).toBe(false);
});

import { expect, test } from 'vitest';
import { returnAddress } from './session.ts';

test.each([
  ['/aw/sales?period=30d', '/aw/sales?period=30d'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/callback?code=1', '/'],
  ['', '/'],
])('after signing in %s leads to %s', (kept, address) => {
  expect(returnAddress(kept)).toBe(address);
});

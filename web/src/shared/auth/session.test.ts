import { expect, test } from 'vitest';
import { returnAddress } from './session.ts';

test.each([
  ['/aw/sales?period=30d', '/aw/sales?period=30d'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/callback?code=1', '/'],
  [undefined, '/'],
  [{ url: '/x' }, '/'],
])('after signing in %s leads to %s', (state, address) => {
  expect(returnAddress(state)).toBe(address);
});

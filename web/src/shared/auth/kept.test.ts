import { expect, test } from 'vitest';
import { readKept, readProvider } from './kept.ts';

const good = {
  oidc: { enabled: true, authority: 'http://id', clientId: 'web', scope: 'openid' },
  metadata: { authorization_endpoint: 'http://id/auth', token_endpoint: 'http://id/token' },
  address: '/aw/sales?grain=month',
};

test('reads what was kept', () => {
  expect(readKept(JSON.stringify(good))).toEqual(good);
});

test.each([
  ['', 'nothing'],
  ['{', 'half a text'],
  ['null', 'null'],
  [JSON.stringify({ ...good, metadata: {} }), 'no address to get tokens from'],
  [JSON.stringify({ ...good, oidc: null }), 'no settings'],
  [JSON.stringify({ ...good, address: undefined }), 'nowhere to come back to'],
])('%j is asked for anew: %s', (text) => {
  expect(readKept(text)).toBeNull();
});

test('knows the addresses of the provider that they are of', () => {
  const { metadata } = good;
  const text = JSON.stringify({ authority: 'http://id', metadata });
  expect(readProvider(text, 'http://id')).toEqual(metadata);
  expect(readProvider(text, 'http://other')).toBeUndefined();
  expect(readProvider(JSON.stringify({ authority: 'http://id', metadata: {} }), 'http://id')).toBeUndefined();
  expect(readProvider('{', 'http://id')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { readKept } from './kept.ts';

const good = {
  config: {
    oidc: { enabled: true, authority: 'http://id', clientId: 'web', scope: 'openid' },
    telemetry: { enabled: false, endpoint: null },
  },
  metadata: { token_endpoint: 'http://id/token' },
};

test('reads what was kept', () => {
  expect(readKept(JSON.stringify(good))).toEqual(good);
});

test.each([
  ['', 'nothing'],
  ['{', 'half a text'],
  ['null', 'null'],
  [JSON.stringify({ ...good, metadata: {} }), 'no address to get tokens from'],
  [JSON.stringify({ ...good, config: { oidc: null } }), 'no settings'],
])('%j is asked for anew: %s', (text) => {
  expect(readKept(text)).toBeNull();
});

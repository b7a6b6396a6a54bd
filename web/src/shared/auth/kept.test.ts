import { afterEach, expect, test, vi } from 'vitest';
import { keep, readKept, readProvider, rememberProvider, takeKept, takeProvider } from './kept.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const good = {
  oidc: { enabled: true, authority: 'http://id', clientId: 'web', scope: 'openid' },
  metadata: { authorization_endpoint: 'http://id/auth', token_endpoint: 'http://id/token' },
  fetchedAt: 1_000,
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

const DAY_MS = 24 * 60 * 60 * 1_000;
const published = {
  issuer: 'https://id',
  authorization_endpoint: 'https://id/auth',
  token_endpoint: 'https://id/token',
};
const provider = { authority: 'https://id', metadata: published, fetchedAt: 1_000 };
const read = (value: unknown, now = 2_000) => readProvider(JSON.stringify(value), 'https://id', now);

test('knows the addresses of the provider that they are of', () => {
  expect(read(provider)).toEqual(provider);
  expect(read({ ...provider, authority: 'https://other' })).toBeUndefined();
  expect(read({ ...provider, metadata: {} })).toBeUndefined();
  expect(readProvider('{', 'https://id', 2_000)).toBeUndefined();
});

test('asks for addresses anew after a day, and where it cannot tell their age', () => {
  expect(read(provider, 1_000 + DAY_MS)).toEqual(provider);
  expect(read(provider, 1_001 + DAY_MS)).toBeUndefined();
  expect(read(provider, 999)).toBeUndefined();
  expect(read({ ...provider, fetchedAt: undefined })).toBeUndefined();
});

test.each([
  ['of another issuer', { issuer: 'https://other' }],
  ['without an issuer', { issuer: undefined }],
  ['in plain text', { token_endpoint: 'http://id/token' }],
  ['of another scheme', { end_session_endpoint: 'javascript:alert(1)' }],
  ['that are none', { userinfo_endpoint: 'id/userinfo' }],
])('does not use addresses %s', (_name, wrong) => {
  expect(read({ ...provider, metadata: { ...published, ...wrong } })).toBeUndefined();
});

test.each(['localhost:8000', '127.0.0.1:8000', '[::1]:8000'])('%s is this device', (host) => {
  const authority = `http://${host}`;
  const metadata = { issuer: authority, authorization_endpoint: authority, token_endpoint: authority };
  const local = { authority, metadata, fetchedAt: 1_000 };
  expect(readProvider(JSON.stringify(local), authority, 2_000)).toEqual(local);
});

/** A storage that is full, or forbidden at all. */
const refusals = {
  full: {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  },
  get forbidden(): Storage {
    throw new DOMException('forbidden', 'SecurityError');
  },
};

test.each(['full', 'forbidden'] as const)(
  'a storage that is %s keeps nothing and breaks nothing',
  (refusal) => {
    vi.stubGlobal('window', {
      get localStorage() {
        return refusals[refusal];
      },
      get sessionStorage() {
        return refusals[refusal];
      },
    });
    rememberProvider(provider);
    expect(takeProvider('https://id')).toBeUndefined();
    keep(good);
    expect(takeKept()).toBeNull();
  },
);

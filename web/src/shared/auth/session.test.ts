import { User, UserManager } from 'oidc-client-ts';
import { afterEach, expect, test, vi } from 'vitest';
import { returnAddress, startSession } from './session.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

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

const kept = {
  oidc: { enabled: true, authority: 'https://id', clientId: 'web', scope: 'openid' },
  metadata: {
    issuer: 'https://id',
    authorization_endpoint: 'https://id/auth',
    token_endpoint: 'https://id/token',
  },
  fetchedAt: 1_000,
  address: '/aw/sales',
};

/** A storage in memory. */
function storageOf(content: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(content));
  return {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => texts.set(name, text),
    removeItem: (name: string) => texts.delete(name),
  };
}

/** The browser as it comes back from the provider. */
function backFromProvider(localStorage: () => unknown) {
  vi.stubGlobal('window', {
    location: { pathname: '/callback', href: 'https://bi/callback?code=1', origin: 'https://bi' },
    history: { replaceState: () => undefined },
    sessionStorage: storageOf({ 'otel-bi.boot': JSON.stringify(kept) }),
    get localStorage() {
      return localStorage();
    },
  });
  const user = new User({
    access_token: 'a',
    token_type: 'Bearer',
    profile: { sub: 'ann', iss: 'https://id', aud: 'web', exp: 2, iat: 1 },
  });
  vi.spyOn(UserManager.prototype, 'signinRedirectCallback').mockResolvedValue(user);
  return startSession(new Promise(() => undefined));
}

test('addresses that have proved right are remembered with the age that they have', async () => {
  const storage = storageOf({});
  const session = await backFromProvider(() => storage);
  await session?.opened;
  const { authority } = kept.oidc;
  const { metadata, fetchedAt } = kept;
  expect(JSON.parse(storage.getItem('otel-bi.provider') ?? '')).toEqual({ authority, metadata, fetchedAt });
});

test('a good sign-in does not end where the browser keeps nothing', async () => {
  const session = await backFromProvider(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  await session?.opened;
  expect(session?.state()).toBe('active');
  expect(session?.person()).toEqual({ name: 'ann', email: null });
});

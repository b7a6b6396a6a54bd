/** The whole sign-in as a browser does it: Authorization Code with PKCE, without a browser. */
import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from '../testing/product.ts';

const tokens = z.object({ access_token: z.string(), id_token: z.string(), token_type: z.literal('Bearer') });

let directory: TestDirectory;
let product: TestProduct;

beforeAll(async () => {
  directory = await testDirectory(0.02);
  product = await startTestProduct(directory.path);
});
afterAll(async () => {
  await product.close();
  await directory.remove();
});

/** Follows redirects by hand, keeping cookies, until an address satisfies `isEnd`. */
async function browse(start: string, isEnd: (address: string) => boolean, jar: Map<string, string>) {
  let address = start;
  let method = 'GET';
  for (let step = 0; step < 12 && !isEnd(address); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { method, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    // A page instead of a redirect: the sign-in page, whose one button posts to the same address.
    if (location === null) {
      expect(await response.text()).toContain('Continue as Development User');
      method = 'POST';
    } else {
      address = new URL(location, address).href;
      method = 'GET';
    }
  }
  return new URL(address);
}

function authorizeAddress(verifier: string, extra: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: 'otel-bi-web',
    response_type: 'code',
    redirect_uri: `${product.origin}/callback`,
    scope: 'openid profile email otel-bi.run otel-bi.audit',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  });
  return `${product.origin}/oidc/auth?${query}`;
}

async function exchange(code: string, verifier: string): Promise<Response> {
  return fetch(`${product.origin}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'otel-bi-web',
      redirect_uri: `${product.origin}/callback`,
      code,
      code_verifier: verifier,
    }),
  });
}

describe('signing in at the embedded provider', () => {
  const isCallback = (address: string) => address.startsWith(`${product.origin}/callback`);

  it('ends in a JWT that the API accepts, with both scopes', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const jar = new Map<string, string>();
    const callback = await browse(authorizeAddress(verifier), isCallback, jar);
    expect(callback.searchParams.get('state')).toBe('state-1');
    const answer = tokens.parse(
      await (await exchange(callback.searchParams.get('code') ?? '', verifier)).json(),
    );
    expect(decodeProtectedHeader(answer.access_token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(decodeJwt(answer.access_token)).toMatchObject({
      iss: `${product.origin}/oidc`,
      aud: 'otel-bi-api',
      sub: 'developer',
      scope: expect.stringContaining('otel-bi.audit'),
    });
    expect(decodeJwt(answer.id_token)).toMatchObject({ name: 'Development User' });
    const kpis = await product.call('/api/wwi/sales/kpis', { token: answer.access_token });
    expect(kpis.status).toBe(200);

    // A second time the session is known: no page in between, as silent renewal needs it.
    const again = await browse(authorizeAddress(verifier, { prompt: 'none' }), isCallback, jar);
    expect(again.searchParams.get('code')).not.toBeNull();
  });

  it('gives nobody a code silently who has not signed in', async () => {
    const callback = await browse(
      authorizeAddress('x'.repeat(43), { prompt: 'none' }),
      isCallback,
      new Map(),
    );
    expect(callback.searchParams.get('error')).toBe('login_required');
  });

  it('says that a sign-in has ended when its session is gone', async () => {
    const response = await fetch(`${product.origin}/oidc/sign-in/unknown`, { method: 'POST' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('has ended');
  });

  it('refuses a code with another verifier, and a redirect elsewhere', async () => {
    const callback = await browse(authorizeAddress('a'.repeat(43)), isCallback, new Map());
    const stolen = await exchange(callback.searchParams.get('code') ?? '', 'b'.repeat(43));
    expect(stolen.status).toBe(400);
    const elsewhere = await fetch(
      authorizeAddress('a'.repeat(43), { redirect_uri: 'https://evil.example/callback' }),
      { redirect: 'manual' },
    );
    expect(elsewhere.status).toBe(400);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenSettings } from '../config/auth.ts';
import { authenticate } from './authenticate.ts';
import { createVerifier } from './verifier.ts';

const good = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('RS256', { extractable: true });
const elliptic = await generateKeyPair('ES256', { extractable: true });

let server: Server;
let issuer: string;
let requests = 0;

beforeAll(async () => {
  const keys = [
    { ...(await exportJWK(good.publicKey)), kid: 'good', alg: 'RS256', use: 'sig' },
    { ...(await exportJWK(elliptic.publicKey)), kid: 'elliptic', alg: 'ES256', use: 'sig' },
  ];
  server = createServer((request, response) => {
    requests += 1;
    const isDiscovery = request.url?.endsWith('/.well-known/openid-configuration');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/jwks` } : { keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const settings = (change: Partial<TokenSettings> = {}): TokenSettings => ({
  issuer,
  audience: 'api',
  jwksUrl: null,
  algorithm: 'RS256',
  requiredScopes: [],
  scopeChecks: false,
  ...change,
});

interface Claims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string | number;
  readonly notBefore?: number;
  readonly subject?: string | null;
  readonly scope?: string;
}

function claims(jwt: SignJWT, change: Claims): SignJWT {
  jwt
    .setIssuer(change.issuer ?? issuer)
    .setAudience(change.audience ?? 'api')
    .setIssuedAt()
    .setExpirationTime(change.expires ?? '5m');
  if (change.subject !== null) jwt.setSubject(change.subject ?? 'ana');
  if (change.notBefore !== undefined) jwt.setNotBefore(change.notBefore);
  return jwt;
}

function sign(change: Claims = {}, key: CryptoKey = good.privateKey, kid = 'good', alg = 'RS256') {
  const jwt = new SignJWT({ scope: change.scope ?? 'openid otel-bi.run' }).setProtectedHeader({ alg, kid });
  return claims(jwt, change).sign(key);
}

/** A good token whose header says that `urn:x` must be understood (RFC 7515, 4.1.11). */
function signWithExtension() {
  const jwt = new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: 'good', crit: ['urn:x'], 'urn:x': 1 });
  return claims(jwt, {}).sign(good.privateKey, { crit: { 'urn:x': true } });
}

const now = () => Math.floor(Date.now() / 1000);

describe('a token verifier', () => {
  it('answers the caller of a good token, by keys that discovery names', async () => {
    const verify = createVerifier(settings());
    await expect(verify(await sign())).resolves.toEqual({
      subject: 'ana',
      name: null,
      scopes: ['openid', 'otel-bi.run'],
    });
  });

  it('does not ask for the keys again for the next token', async () => {
    const verify = createVerifier(settings());
    await verify(await sign());
    const before = requests;
    await verify(await sign({ subject: 'iva' }));
    expect(requests).toBe(before);
  });

  it.each([
    ['expired', () => sign({ expires: now() - 60 }), 'token_expired'],
    ['of another issuer', () => sign({ issuer: 'https://elsewhere.example' }), 'token_wrong_issuer'],
    ['for another audience', () => sign({ audience: 'shop' }), 'token_wrong_audience'],
    [
      'signed by another algorithm',
      () => sign({}, elliptic.privateKey, 'elliptic', 'ES256'),
      'token_wrong_algorithm',
    ],
    ['signed by a stranger', () => sign({}, stranger.privateKey), 'token_invalid'],
    ['of an unknown key', () => sign({}, stranger.privateKey, 'nobody'), 'token_invalid'],
    ['not valid yet', () => sign({ notBefore: now() + 600 }), 'token_invalid'],
    ['without a subject', () => sign({ subject: null }), 'token_invalid'],
    ['of a subject that no trail can hold', () => sign({ subject: 'a\u0000b' }), 'token_invalid'],
    ['of an endless subject', () => sign({ subject: 'a'.repeat(256) }), 'token_invalid'],
    ['signed under an extension nobody knows', signWithExtension, 'token_invalid'],
    ['not a token', async () => 'abc', 'token_invalid'],
    [
      'unsigned',
      async () => new UnsecuredJWT({ sub: 'ana' }).setIssuer(issuer).setAudience('api').encode(),
      'token_invalid',
    ],
    ['huge', async () => 'a'.repeat(20_000), 'token_invalid'],
  ])('refuses a token that is %s', async (_name, make, code) => {
    const verify = createVerifier(settings());
    await expect(verify(await make())).rejects.toMatchObject({ code });
  });

  it('refuses a token whose payload was changed', async () => {
    const [header, , signature] = (await sign()).split('.');
    const payload = Buffer.from(JSON.stringify({ sub: 'admin', iss: issuer, aud: 'api', exp: now() + 60 }));
    const verify = createVerifier(settings());
    await expect(verify(`${header}.${payload.toString('base64url')}.${signature}`)).rejects.toMatchObject({
      code: 'token_invalid',
    });
  });

  it('refuses a known token once it has expired', async () => {
    const verify = createVerifier(settings());
    const token = await sign({ expires: now() + 1 });
    await verify(token);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await expect(verify(token)).rejects.toMatchObject({ code: 'token_expired' });
  });

  it('says that the provider does not answer, and works once it does', async () => {
    let isDown = true;
    const flaky = createServer((_request, response) => {
      response.statusCode = isDown ? 500 : 200;
      response.end(JSON.stringify({ jwks_uri: `${issuer}/jwks` }));
    });
    await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`;
    const verify = createVerifier(settings({ issuer: address }));
    const token = await sign({ issuer: address });
    await expect(verify(token)).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
      retryAfterSeconds: 5,
    });
    isDown = false;
    await expect(verify(token)).resolves.toMatchObject({ subject: 'ana' });
    await new Promise((resolve) => flaky.close(resolve));
  });

  it('never fetches keys over plain http from another machine', async () => {
    const verify = createVerifier(settings({ jwksUrl: 'http://keys.example/jwks' }));
    await expect(verify(await sign())).rejects.toMatchObject({ code: 'configuration_invalid' });
  });
});

describe('authenticate', () => {
  const token = { kind: 'token', scope: 'otel-bi.audit' } as const;

  it.each([
    [undefined, 'token_missing'],
    ['', 'token_missing'],
    ['Basic YTpi', 'token_invalid'],
    ['Bearer', 'token_invalid'],
    ['Bearer a b', 'token_invalid'],
  ])('refuses the header %j', async (header, code) => {
    const verify = createVerifier(settings());
    await expect(authenticate(token, header, settings(), verify)).rejects.toMatchObject({ code });
  });

  it('demands the endpoint scope only where scope checks are on', async () => {
    const verify = createVerifier(settings());
    const header = `Bearer ${await sign({ scope: 'openid' })}`;
    await expect(authenticate(token, header, settings(), verify)).resolves.toMatchObject({ subject: 'ana' });
    await expect(authenticate(token, header, settings({ scopeChecks: true }), verify)).rejects.toMatchObject({
      code: 'scope_missing',
      status: 403,
    });
  });

  it('demands every scope that the deployment requires', async () => {
    const verify = createVerifier(settings());
    const demanding = settings({ requiredScopes: ['openid', 'bi'] });
    await expect(authenticate(token, `Bearer ${await sign()}`, demanding, verify)).rejects.toMatchObject({
      code: 'scope_missing',
    });
    const header = `Bearer ${await sign({ scope: 'bi openid' })}`;
    await expect(authenticate(token, header, demanding, verify)).resolves.toMatchObject({ subject: 'ana' });
  });
});

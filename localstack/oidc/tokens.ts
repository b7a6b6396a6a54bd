/** Development tokens outside the sign-in flow, for scripts and tests: `npm run token`. */
import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { accessTokenSeconds, apiScopes, audience, clientId, developer } from './identity.ts';
import type { ProviderKeys } from './keys.ts';

export interface TokenRequest {
  readonly scope?: string | undefined;
  readonly audience?: string | undefined;
  /** Seconds from now; negative for a token that has expired. */
  readonly expiresIn?: number | undefined;
}

/** An access token (RFC 9068) of the development user, signed by the embedded provider's own key. */
export async function signToken(issuer: string, keys: ProviderKeys, request: TokenRequest): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const expires = now + (request.expiresIn ?? accessTokenSeconds);
  const scope = request.scope ?? ['openid', 'profile', 'email', ...apiScopes].join(' ');
  return new SignJWT({ client_id: clientId, scope, name: developer.name, email: developer.email })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: keys.jwk.kid })
    .setIssuer(issuer)
    .setSubject(developer.sub)
    .setAudience(request.audience ?? audience)
    .setIssuedAt(Math.min(now, expires - 1))
    .setExpirationTime(expires)
    .setJti(randomUUID())
    .sign(await importJWK(keys.jwk, 'RS256'));
}

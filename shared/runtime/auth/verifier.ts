/** Verifies bearer tokens with aws-jwt-verify and says why one is refused, without helping an attacker. */
import { createHash } from 'node:crypto';
import {
  JwtBaseError,
  JwtExpiredError,
  JwtInvalidAudienceError,
  JwtInvalidIssuerError,
  JwtInvalidSignatureAlgorithmError,
} from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';
import { AppError } from '../../contract/errors.ts';
import type { TokenSettings } from '../config/auth.ts';
import { type Caller, refused } from './caller.ts';
import { discoverJwksUrl, fetchDocument } from './keys.ts';

export type VerifyToken = (token: string) => Promise<Caller>;

/** Verified tokens kept until they expire; signatures cost 100 times a look-up. */
const CACHE_SIZE = 1_000;
const MAX_TOKEN_LENGTH = 16_384;

class WrongAlgorithm extends Error {}

/** A verifier for one issuer; keys are fetched when first needed and kept. */
export function createVerifier(settings: TokenSettings): VerifyToken {
  const seen = new Map<string, { caller: Caller; expiresAt: number }>();
  let verifier: Promise<ReturnType<typeof build>> | undefined;

  const load = async () => build(settings, settings.jwksUrl ?? (await discoverJwksUrl(settings.issuer)));

  return async (token) => {
    if (token.length > MAX_TOKEN_LENGTH) throw refused('token_invalid');
    const key = createHash('sha256').update(token).digest('base64');
    const known = seen.get(key);
    if (known && known.expiresAt > Date.now()) return known.caller;
    seen.delete(key);
    verifier ??= load();
    const ready = await verifier.catch((error: unknown) => {
      verifier = undefined;
      throw error;
    });
    const payload = await ready.verify(token).catch((error: unknown) => {
      throw explain(error);
    });
    if (!isSubject(payload.sub) || typeof payload.exp !== 'number') throw refused('token_invalid');
    const caller = callerOf(payload.sub, payload);
    if (seen.size >= CACHE_SIZE) seen.delete(seen.keys().next().value ?? '');
    seen.set(key, { caller, expiresAt: payload.exp * 1000 });
    return caller;
  };
}

function build(settings: TokenSettings, jwksUri: string) {
  return JwtVerifier.create(
    {
      issuer: settings.issuer,
      audience: settings.audience,
      jwksUri,
      customJwtCheck: ({ header }) => {
        if (header.alg !== settings.algorithm) throw new WrongAlgorithm();
        // RFC 7515, 4.1.11: extensions that must be understood, none of which is.
        if (header.crit !== undefined) throw refused('token_invalid');
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchDocument } }) },
  );
}

/** OpenID Connect Core, 2: at most 255 characters; control characters have no place in an audit trail. */
function isSubject(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255 && !/\p{Cc}/u.test(value);
}

function callerOf(subject: string, claims: Readonly<Record<string, unknown>>): Caller {
  const granted = claims.scope ?? claims.scp;
  const scopes = Array.isArray(granted) ? granted.map(String) : String(granted ?? '').split(' ');
  const name = claims.preferred_username ?? claims.name ?? claims.email;
  return { subject, name: typeof name === 'string' ? name : null, scopes: scopes.filter(Boolean) };
}

function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof WrongAlgorithm || error instanceof JwtInvalidSignatureAlgorithmError) {
    return refused('token_wrong_algorithm', error);
  }
  if (error instanceof JwtExpiredError) return refused('token_expired', error);
  if (error instanceof JwtInvalidIssuerError) return refused('token_wrong_issuer', error);
  if (error instanceof JwtInvalidAudienceError) return refused('token_wrong_audience', error);
  if (error instanceof JwtBaseError) return refused('token_invalid', error);
  throw error;
}

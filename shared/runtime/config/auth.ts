import { isTrustworthy } from '../auth/keys.ts';
import { env } from './names.ts';
import {
  configurationError,
  type Environment,
  readBoolean,
  readChoice,
  readList,
  readText,
  readUrl,
} from './reader.ts';

export const jwtAlgorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** How a bearer token is verified. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where the keys are, or null to ask the issuer's discovery document. */
  readonly jwksUrl: string | null;
  readonly algorithm: (typeof jwtAlgorithms)[number];
  readonly requiredScopes: readonly string[];
  readonly scopeChecks: boolean;
}

/** Token settings, or null where authentication is switched off. */
export function readTokenSettings(environment: Environment): TokenSettings | null {
  if (!readBoolean(environment, env.requireAuth, true)) return null;
  const issuer = readUrl(environment, env.jwtIssuer);
  if (issuer === undefined) throw missing(env.jwtIssuer[0]);
  const audience = readText(environment, env.jwtAudience);
  if (audience === undefined) throw missing(env.jwtAudience[0]);
  const jwksUrl = readUrl(environment, env.jwtJwksUrl) ?? null;
  if (!isTrustworthy(jwksUrl ?? issuer)) {
    const [name] = jwksUrl === null ? env.jwtIssuer : env.jwtJwksUrl;
    throw configurationError(name, 'must be an https address (http only on loopback)');
  }
  return {
    issuer,
    audience,
    jwksUrl,
    algorithm: readChoice(environment, env.jwtAlgorithm, jwtAlgorithms, 'RS256'),
    requiredScopes: readList(environment, env.requiredScopes, []),
    scopeChecks: readBoolean(environment, env.scopeChecks, false),
  };
}

function missing(name: string) {
  return configurationError(name, 'is required while REQUIRE_FRONTEND_AUTH is true');
}

/** Sign-in settings that the page reads at boot. */
export interface SignInSettings {
  readonly enabled: boolean;
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

export function readSignInSettings(environment: Environment): SignInSettings {
  const required = readBoolean(environment, env.requireAuth, true);
  return {
    enabled: readBoolean(environment, env.oidcEnabled, required),
    authority: readUrl(environment, env.oidcAuthority) ?? readUrl(environment, env.jwtIssuer) ?? '',
    clientId: readText(environment, env.oidcClientId, ''),
    scope: readText(environment, env.oidcScope, 'openid profile email'),
  };
}

/**
 * A certified OpenID Connect provider for one machine: Authorization Code with PKCE for the page, JWT
 * access tokens for the API, one development user. Never part of a deployment.
 */
import Provider, { type Configuration } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { accessTokenSeconds, apiScopes, audience, clientId, developer, resource } from './identity.ts';
import type { ProviderKeys } from './keys.ts';

export interface ProviderOptions {
  /** Public address of the provider, e.g. `http://localhost:8000/oidc`. */
  readonly issuer: string;
  readonly keys: ProviderKeys;
  /** Origins the page may be served from; each gets `/callback` and `/silent` as redirect addresses. */
  readonly origins: readonly string[];
}

const HOUR = 3600;
const CLOCK_TOLERANCE_SECONDS = 5;

export function createProvider({ issuer, keys, origins }: ProviderOptions): Provider {
  return new Provider(issuer, {
    // Sign-in sessions may end with the process: this provider is never deployed.
    adapter: createMemoryAdapter(CLOCK_TOLERANCE_SECONDS),
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    clients: [
      {
        client_id: clientId,
        client_name: 'OTel BI',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: origins.flatMap((origin) => [`${origin}/callback`, `${origin}/silent`]),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
      },
    ],
    jwks: { keys: [keys.jwk] },
    cookies: { keys: [keys.cookieSecret] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    pkce: { required: () => true },
    clientBasedCORS: (_context, origin) => origins.includes(origin),
    ttl: {
      AccessToken: accessTokenSeconds,
      IdToken: HOUR,
      Session: 12 * HOUR,
      Grant: 12 * HOUR,
      Interaction: HOUR,
      RefreshToken: 12 * HOUR,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: confirmLogout },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: apiScopes.join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_context, interaction) => `/oidc/sign-in/${interaction.uid}` },
    findAccount: (_context, id) =>
      id === developer.sub ? { accountId: id, claims: () => ({ ...developer }) } : undefined,
    extraTokenClaims: () => ({ name: developer.name, email: developer.email }),
    loadExistingGrant: grantEverything,
    renderError: (context, out) => {
      context.type = 'text/plain';
      context.body = `${out.error}: ${out.error_description ?? 'sign-in failed'}\n`;
    },
  } satisfies Configuration);
}

/** The page is the product's own and the user is a development user: there is nothing to consent to. */
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async (context) => {
  const { provider, session, client } = context.oidc;
  if (!session?.accountId || !client) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  grant.addResourceScope(resource, apiScopes.join(' '));
  await grant.save();
  return grant;
};

/** Signing out was asked for by a click already: confirm it without asking again. */
function confirmLogout(context: { body?: unknown }, form: string): void {
  context.body = `<!doctype html><html lang="en"><head><title>Signing out</title></head><body>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button></body></html>`;
}

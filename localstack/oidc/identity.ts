/** The one person the embedded provider knows, and what it issues tokens for. */

export const developer = {
  sub: 'developer',
  name: 'Development User',
  email: 'developer@localhost',
  preferred_username: 'developer',
} as const;

export const clientId = 'otel-bi-web';
export const audience = 'otel-bi-api';

/** Scopes of the API; the development user has both. */
export const apiScopes = ['otel-bi.run', 'otel-bi.audit'] as const;

/** RFC 8707 resource indicator of the API: makes the provider issue JWT access tokens. */
export const resource = 'urn:otel-bi:api';

export const accessTokenSeconds = 3600;

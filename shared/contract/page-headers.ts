/** The headers that the page is served with, by the embedded server and by static hosting alike. */

/**
 * What the page may load: itself.
 * @param connect origins besides its own that it may talk to: the API's and the identity provider's where they
 * differ, the collector's
 */
export function contentSecurityPolicy(connect: readonly string[] = []): string {
  const elsewhere = connect.length > 0 ? ` ${connect.join(' ')}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${elsewhere}`,
    `frame-src 'self'${elsewhere}`,
    "frame-ancestors 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action 'self'${elsewhere}`,
  ].join('; ');
}

export const permissionsPolicy = 'camera=(), geolocation=(), microphone=()';
export const referrerPolicy = 'strict-origin-when-cross-origin';

/** Files below `/assets/` have the digest of their content in their names; all others are asked for anew. */
export const cacheControl = {
  hashed: 'public, max-age=31536000, immutable',
  named: 'no-cache',
} as const;

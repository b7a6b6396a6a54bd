/** A collector's address as callers may see it: it may carry a user and a password, and a query a key. */
export function withoutCredentials(endpoint: string): string {
  const { origin, pathname } = new URL(endpoint);
  return `${origin}${pathname.replace(/\/$/, '')}`;
}

/** Names of few values for addresses of many. */

const IDENTIFIER = /^(?:\d+|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A path without its identifiers: `/aw/reps/{id}`. */
export function pageName(path: string): string {
  const parts = path.split('/').map((part) => (IDENTIFIER.test(part) ? '{id}' : part));
  return parts.join('/') || '/';
}

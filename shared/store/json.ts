/** JavaScript values as text that PostgreSQL stores without complaint. */

/**
 * Text without NUL and without unpaired surrogates, which PostgreSQL refuses: both become U+FFFD, so that
 * a strange request can still be audited.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storableText(key), storable(part)]));
}

/** JSON text of a value for a jsonb parameter; `undefined` becomes null. */
export function jsonText(value: unknown): string {
  return JSON.stringify(storable(value) ?? null);
}

/**
 * What is known before the browser leaves for the provider and still holds when it comes back a moment later:
 * the sign-in settings, the provider's addresses and where the reader was. None of it is a secret.
 */
import type { OidcMetadata } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';

export interface Kept {
  readonly oidc: PublicConfig['oidc'];
  readonly metadata: Partial<OidcMetadata>;
  /** Path, query and fragment to come back to. */
  readonly address: string;
}

const KEY = 'otel-bi.boot';

export function keep(kept: Kept): void {
  window.sessionStorage.setItem(KEY, JSON.stringify(kept));
}

/** What was kept, once; null where nothing was, or something else stands in its place. */
export function takeKept(): Kept | null {
  const text = window.sessionStorage.getItem(KEY);
  window.sessionStorage.removeItem(KEY);
  return text === null ? null : readKept(text);
}

/** @returns null for anything but what `keep` writes */
export function readKept(text: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    // Not JSON: it was not written by this page.
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function isKept(value: unknown): value is Kept {
  if (!isObject(value) || !isObject(value.oidc) || !isObject(value.metadata)) return false;
  return typeof value.metadata.token_endpoint === 'string' && typeof value.address === 'string';
}

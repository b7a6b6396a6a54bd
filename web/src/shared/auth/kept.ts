/**
 * What is known before the browser leaves for the provider and still holds when it comes back a moment later:
 * the settings and the provider's addresses. Neither is a secret.
 */
import type { OidcMetadata } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';

export interface Kept {
  readonly config: PublicConfig;
  readonly metadata: Partial<OidcMetadata>;
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
  if (!isObject(value) || !isObject(value.config) || !isObject(value.metadata)) return false;
  const { oidc, telemetry } = value.config;
  return isObject(oidc) && isObject(telemetry) && typeof value.metadata.token_endpoint === 'string';
}

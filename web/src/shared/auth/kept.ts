/**
 * What is known before the browser leaves for the provider and still holds when it comes back a moment later:
 * the sign-in settings, the provider's addresses and where the reader was. None of it is a secret.
 */
import type { OidcMetadata } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';

const addressNames = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'end_session_endpoint',
] as const;

/** What signing in and out needs of all that a provider publishes. */
export type Addresses = Partial<Pick<OidcMetadata, (typeof addressNames)[number]>>;

export function addressesOf(metadata: Partial<OidcMetadata>): Addresses {
  return Object.fromEntries(addressNames.flatMap((name) => (metadata[name] ? [[name, metadata[name]]] : [])));
}

export interface Kept {
  readonly oidc: PublicConfig['oidc'];
  readonly metadata: Addresses;
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
  const kept = parsed(text);
  return isKept(kept) ? kept : null;
}

const PROVIDER_KEY = 'otel-bi.provider';

/** The provider's addresses, as it published them when somebody last signed in on this device. */
interface Provider {
  readonly authority: string;
  readonly metadata: Addresses;
}

/** For the next visit, which then need not ask for them. Called once they have proved right. */
export function rememberProvider(provider: Provider): void {
  window.localStorage.setItem(PROVIDER_KEY, JSON.stringify(provider));
}

/** The addresses that were remembered, once: where they lead nowhere, the next visit asks anew. */
export function takeProvider(authority: string): Addresses | undefined {
  const text = window.localStorage.getItem(PROVIDER_KEY);
  window.localStorage.removeItem(PROVIDER_KEY);
  return text === null ? undefined : readProvider(text, authority);
}

/** @returns undefined for anything but what `rememberProvider` writes of this provider */
export function readProvider(text: string, authority: string): Addresses | undefined {
  const provider = parsed(text);
  if (!isObject(provider) || provider.authority !== authority) return undefined;
  return hasAddresses(provider.metadata) ? provider.metadata : undefined;
}

/** Null for what is not JSON: it was not written by this page. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const hasAddresses = (value: unknown): value is Addresses =>
  isObject(value) &&
  typeof value.authorization_endpoint === 'string' &&
  typeof value.token_endpoint === 'string';

const isKept = (value: unknown): value is Kept =>
  isObject(value) &&
  isObject(value.oidc) &&
  hasAddresses(value.metadata) &&
  typeof value.address === 'string';

/**
 * What is known before the browser leaves for the provider and still holds when it comes back a moment later:
 * the sign-in settings, the provider's addresses and where the reader was. None of it is a secret.
 */
import type { OidcMetadata } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';
import { readStored, store } from '../storage.ts';
import { isLoopback } from '../url/loopback.ts';

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
  /** When the provider published them: ms since 1970. */
  readonly fetchedAt: number;
  /** Path, query and fragment to come back to. */
  readonly address: string;
}

const KEY = 'otel-bi.boot';

export function keep(kept: Kept): void {
  store('sessionStorage', KEY, JSON.stringify(kept));
}

/** What was kept, once; null where nothing was, or something else stands in its place. */
export function takeKept(): Kept | null {
  const text = readStored('sessionStorage', KEY);
  store('sessionStorage', KEY, null);
  return text === null ? null : readKept(text);
}

/** @returns null for anything but what `keep` writes */
export function readKept(text: string): Kept | null {
  const kept = parsed(text);
  return isKept(kept) ? kept : null;
}

const PROVIDER_KEY = 'otel-bi.provider';

/** Addresses older than this are asked for anew: a provider may move. */
const MOST_AGE_MS = 24 * 60 * 60 * 1_000;

/** The provider's addresses, as it published them when somebody last signed in on this device. */
export interface Provider {
  readonly authority: string;
  readonly metadata: Addresses;
  /** When it published them: ms since 1970. */
  readonly fetchedAt: number;
}

/** For the next visit, which then need not ask for them. Called once they have proved right. */
export function rememberProvider(provider: Provider): void {
  store('localStorage', PROVIDER_KEY, JSON.stringify(provider));
}

/** What was remembered, once: where its addresses lead nowhere, the next visit asks anew. */
export function takeProvider(authority: string): Provider | undefined {
  const text = readStored('localStorage', PROVIDER_KEY);
  store('localStorage', PROVIDER_KEY, null);
  return text === null ? undefined : readProvider(text, authority, Date.now());
}

/**
 * @param now ms since 1970
 * @returns undefined for anything but what `rememberProvider` wrote of this provider within a day, and for
 * addresses that others on the way could read or answer
 */
export function readProvider(text: string, authority: string, now: number): Provider | undefined {
  const provider = parsed(text);
  if (!isProvider(provider) || provider.authority !== authority) return undefined;
  const { issuer, ...addresses } = provider.metadata;
  const age = now - provider.fetchedAt;
  const isGood =
    age >= 0 && age <= MOST_AGE_MS && issuer === authority && Object.values(addresses).every(isPrivate);
  return isGood ? provider : undefined;
}

/** Encrypted, or within this device. */
function isPrivate(address: unknown): boolean {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
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
  typeof value.fetchedAt === 'number' &&
  typeof value.address === 'string';

const isProvider = (value: unknown): value is Provider =>
  isObject(value) &&
  typeof value.authority === 'string' &&
  hasAddresses(value.metadata) &&
  typeof value.fetchedAt === 'number';

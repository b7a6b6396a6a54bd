/** Fetches a provider's documents (discovery, keys): bounded in time and size, https unless on loopback. */
import { AppError } from '../../contract/errors.ts';
import { tracedFetch } from '../telemetry/fetch.ts';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 256 * 1024;

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** False for plain http, which anyone on the way could answer, except to this machine itself. */
export function isTrustworthy(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

function assertTrustworthy(address: string): void {
  if (isTrustworthy(address)) return;
  throw new AppError(
    'configuration_invalid',
    'the identity provider must be reached by https (http only on loopback)',
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError('identity_provider_unavailable', 'the identity provider does not answer', {
    cause,
    retryAfterSeconds: 5,
  });
}

/**
 * GETs a document of the identity provider.
 * @throws AppError `identity_provider_unavailable`, `configuration_invalid`
 */
export async function fetchDocument(address: string): Promise<ArrayBuffer> {
  assertTrustworthy(address);
  try {
    const response = await tracedFetch(address, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = await response.arrayBuffer();
    if (body.byteLength > MAX_BYTES) throw new Error('document too large');
    return body;
  } catch (cause) {
    throw unavailable(cause);
  }
}

/** The address of the issuer's keys, from its OpenID Connect discovery document. */
export async function discoverJwksUrl(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const text = new TextDecoder().decode(await fetchDocument(address));
  const document: unknown = parseJson(text);
  if (
    typeof document !== 'object' ||
    document === null ||
    !('jwks_uri' in document) ||
    typeof document.jwks_uri !== 'string'
  ) {
    throw unavailable(new Error('the discovery document names no jwks_uri'));
  }
  return document.jwks_uri;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unavailable(cause);
  }
}

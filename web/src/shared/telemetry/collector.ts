/** Where the page's telemetry goes. */
import type { PublicConfig } from '../api/config.ts';
import { isLoopback } from '../url/loopback.ts';

export interface Collector {
  /** Base address; signals are below it at `/v1/...`. */
  readonly url: string;
  /** Whether it can be taken for there, or whom to ask before something is sent. */
  readonly reachability: 'own' | 'ask-api' | 'unknown';
}

/**
 * The collector of the page, or null where telemetry is off.
 * @param built the address that the build was given, which wins over the API's own collector
 * @param pageAddress where the page is shown
 */
export function collectorOf(
  { enabled, endpoint }: PublicConfig['telemetry'],
  built: string | undefined,
  pageAddress: string,
): Collector | null {
  if (!enabled) return null;
  const chosen = built || endpoint;
  const target = chosen ? URL.parse(chosen, pageAddress) : null;
  const page = URL.parse(pageAddress);
  if (target === null || page === null || !/^https?:$/.test(target.protocol)) return null;
  const path = target.pathname.replace(/\/$/, '');
  // This machine has several names, and a page may only send to the one it came from.
  const isSameMachine = isLoopback(target.hostname) && isLoopback(page.hostname) && target.port === page.port;
  if (target.origin === page.origin || isSameMachine) return { url: page.origin + path, reachability: 'own' };
  // Of a page over TLS the browser refuses it, wherever it is sent to.
  if (page.protocol === 'https:' && target.protocol === 'http:') return null;
  return { url: target.origin + path, reachability: built ? 'unknown' : 'ask-api' };
}

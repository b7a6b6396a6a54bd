/** Telemetry of the page: on or off by configuration, loaded when the page has shown something. */
import type { ApiClient } from '../api/client.ts';
import type { PublicConfig } from '../api/config.ts';
import { observeCalls } from './calls.ts';
import { collectorOf } from './collector.ts';
import { type EarlyPage, recordCalls, unsampled } from './early.ts';

const { VITE_OTEL_COLLECTOR_ENDPOINT, VITE_OTEL_SERVICE_NAME, VITE_OTEL_SERVICE_NAMESPACE } = import.meta
  .env as Readonly<Record<string, string | undefined>>;

const LATEST_MS = 5_000;
/** For a page whose answers never come. */
const WITHOUT_ANSWER_MS = 20_000;
/** For a page that asks for nothing that is traced: what comes later is no part of its load. */
const WITHOUT_CALL_MS = 2_000;
const SETTLE_MS = 250;
const WITHOUT_IDLE_MS = 1_500;

/** Begins to record calls at once; what sends them comes later. Nothing here can fail the page. */
export function startTelemetry(config: PublicConfig, api: ApiClient, baseUrl: string): void {
  const collector = collectorOf(config.telemetry, VITE_OTEL_COLLECTOR_ENDPOINT, window.location.href);
  if (collector === null) return;
  if (Math.random() >= config.telemetry.sampleRatio) {
    observeCalls(unsampled);
    return;
  }
  const early = recordCalls(window.location.pathname);
  const settings = {
    collector,
    early,
    apiBase: new URL(baseUrl || '/', window.location.href).href.replace(/\/$/, ''),
    serviceName: VITE_OTEL_SERVICE_NAME || 'otel-bi-frontend',
    serviceNamespace: VITE_OTEL_SERVICE_NAMESPACE || 'otel-bi',
    serviceVersion: config.apiVersion,
  };
  whenDrawn(early, () => {
    import('./sdk/start.ts').then(
      ({ startSdk }) => startSdk(settings, api),
      // A part of the page that cannot be loaded, as after a new deployment: only telemetry is lost.
      () => observeCalls(null),
    );
  });
}

/** After the first numbers: what sends telemetry must not delay what it tells of. */
function whenDrawn(early: EarlyPage, act: () => void): void {
  let isBegun = false;
  const begin = () => {
    if (isBegun) return;
    isBegun = true;
    clearTimeout(latest);
    whenIdle(act);
  };
  let latest = setTimeout(begin, WITHOUT_CALL_MS);
  early.onBegin = () => {
    clearTimeout(latest);
    latest = setTimeout(begin, WITHOUT_ANSWER_MS);
  };
  // What has been drawn can lead to the next question: only what stays drawn is all.
  early.onDrawn = () => setTimeout(() => early.drawnMs !== null && begin(), SETTLE_MS);
}

/** After the page has loaded and drawn, when nothing else is to be done. */
function whenIdle(act: () => void): void {
  if (document.readyState !== 'complete') {
    window.addEventListener('load', () => whenIdle(act), { once: true });
    return;
  }
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: LATEST_MS });
  else setTimeout(act, WITHOUT_IDLE_MS);
}

/** The telemetry SDK of the page, from its small parts. Loaded after the first paint. */
import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { telemetryStatus } from '@otel-bi/shared/contract/platform/telemetry.ts';
import type { ApiClient } from '../../api/client.ts';
import { observeCalls } from '../calls.ts';
import type { Collector } from '../collector.ts';
import type { EarlyPage } from '../early.ts';
import { pageName } from '../page-name.ts';
import { painted } from '../painted.ts';
import { AmbientContext } from './ambient.ts';
import { adoptEarly, drawnMsOf } from './early-spans.ts';
import { metricExporter, spanExporter } from './exporters.ts';
import { PresetIds } from './ids.ts';
import { instrumentCalls, instrumentClicks, instrumentLoad } from './instrumentations.ts';
import { createSender, type Send } from './sender.ts';
import { spokenWords } from './spoken.ts';
import { trackViews } from './views.ts';
import { measureVitals } from './vitals.ts';

export interface SdkSettings {
  readonly collector: Collector;
  readonly early: EarlyPage;
  /** Address of the API without a slash at its end. */
  readonly apiBase: string;
  readonly serviceName: string;
  readonly serviceNamespace: string;
  readonly serviceVersion: string;
}

const SPANS_MS = 2_000;
const METRICS_MS = 60_000;
const LONGEST_VALUE = 2_048;
const ASK_MS = 5_000;

const page = () => pageName(window.location.pathname);

export function startSdk(settings: SdkSettings, api: ApiClient): void {
  const send = senderTo(settings.collector, api);
  const resource = defaultResource().merge(
    resourceFromAttributes({
      'service.name': settings.serviceName,
      'service.namespace': settings.serviceNamespace,
      'service.version': settings.serviceVersion,
    }),
  );
  const ids = new PresetIds();
  const provider = new TracerProvider({
    resource,
    idGenerator: ids,
    spanLimits: { attributeValueLengthLimit: LONGEST_VALUE },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: spanExporter(send),
        scheduledDelayMillis: SPANS_MS,
        maxExportBatchSize: 64,
      }),
    ],
  });
  const ambient = new AmbientContext();
  context.setGlobalContextManager(ambient.enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);

  const tracer = trace.getTracer('otel-bi.page');
  const views = trackViews({ tracer, ambient, page, painted });
  const load = adoptEarly(settings.early, { tracer, ids, views, apiBase: settings.apiBase });
  observeCalls(views.observer);
  instrumentCalls(settings.apiBase);
  instrumentLoad(load, settings.apiBase, drawnMsOf(settings.early));
  // Tasks of their own, so that none is long; the spans of the load are made in between.
  setTimeout(() => {
    instrumentClicks({
      tracer,
      views,
      path: () => window.location.pathname,
      words: spokenWords(),
      isWatched: () => !page().startsWith('/traces'),
    });
    setTimeout(() => measure(send, resource));
  });
}

function measure(send: Send, resource: ReturnType<typeof defaultResource>): void {
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter(send),
    exportIntervalMillis: METRICS_MS,
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  measureVitals(metrics.getMeter('otel-bi.page'), page);
  // After the vitals' own listener, which says the last values when the page is left.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') setTimeout(() => void provider.forceFlush());
  });
}

function senderTo({ url, reachability }: Collector, api: ApiClient): Send {
  const ask = () =>
    api.get<typeof telemetryStatus>('platform.telemetry.status', {}, AbortSignal.timeout(ASK_MS)).then(
      ({ data }) => data.exporter.reachable,
      // Whoever cannot be asked has not said yes.
      () => false,
    );
  return createSender({
    url,
    fetch: window.fetch.bind(window),
    isReachable: reachability === 'ask-api' ? ask : async () => true,
    now: () => performance.now(),
    isOnline: () => navigator.onLine,
    isLeaving: () => document.visibilityState === 'hidden',
  });
}

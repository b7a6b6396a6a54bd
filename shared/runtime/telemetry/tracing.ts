/**
 * The tracing SDK from its small parts, set up once per process. Code elsewhere uses only the API.
 * Without an endpoint spans still exist, so that every answer has its trace id.
 */
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import { version } from '../version.ts';

export interface TracingSettings {
  readonly serviceName: string;
  readonly serviceNamespace: string;
  /** OTLP/HTTP base address, or null to send nothing. */
  readonly endpoint: string | null;
}

/** What a process does with its tracing when an invocation or the process ends. */
export interface Tracing {
  /** Sends what is waiting, for at most `timeoutMs`; a dead collector loses telemetry only. */
  flush(timeoutMs: number): Promise<void>;
  shutdown(): Promise<void>;
}

const EXPORT_TIMEOUT_MS = 2_000;

async function exporting(endpoint: string): Promise<SpanProcessor[]> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  return [new BatchSpanProcessor(exporter, { maxQueueSize: 2_048, scheduledDelayMillis: 1_000 })];
}

/** Installs the global tracer provider, context manager and W3C propagators. */
export async function startTracing(settings: TracingSettings): Promise<Tracing> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      [ATTR_SERVICE_NAME]: settings.serviceName,
      [ATTR_SERVICE_VERSION]: version,
      'service.namespace': settings.serviceNamespace,
    }),
    spanProcessors: settings.endpoint === null ? [] : await exporting(settings.endpoint),
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  trace.setGlobalTracerProvider(provider);
  return {
    flush: (timeoutMs) => within(timeoutMs, provider.forceFlush()),
    shutdown: () => within(EXPORT_TIMEOUT_MS, provider.shutdown()),
  };
}

/** Waits for telemetry no longer than the bound; what fails is telemetry's loss and nobody else's. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work.then(undefined, () => undefined), bound]);
  clearTimeout(timer);
}

/**
 * The telemetry SDK from its small parts, set up once per process. Code elsewhere uses only the API.
 * Without an endpoint spans still have ids, so that every answer has its trace id, and cost next to nothing.
 */
import { context, propagation, trace } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  type SpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { OtlpSettings } from '../config/otlp.ts';
import { contextManager } from './context.ts';
import { restingFlush, within } from './flush.ts';
import { type Metering, startMetering } from './metrics.ts';
import { type ExportHistory, otlpExporters } from './otlp.ts';
import { type ResourceSettings, telemetryResource } from './resource.ts';
import { keepErrors, recordingSampler, type SamplingSettings } from './sampling.ts';
import { providerByService, type Services } from './service.ts';
import { spanMetrics } from './span-metrics.ts';

export interface TracingSettings extends ResourceSettings {
  /** `service.name` of requests and of jobs. */
  readonly serviceName: string;
  readonly jobServiceName: string;
  /** OTLP/HTTP base address, or null to send nothing. */
  readonly endpoint: string | null;
  /** How each signal is sent; null exactly where the address is. */
  readonly otlp: { readonly traces: OtlpSettings; readonly metrics: OtlpSettings } | null;
  readonly sampling: SamplingSettings;
  /** Whether spans go to X-Ray too. */
  readonly isXRayOn: boolean;
}

/** What a process does with its telemetry when an invocation or the process ends. */
export interface Tracing {
  /** Sends what is waiting, for at most `timeoutMs`; a dead collector loses telemetry only. */
  flush(timeoutMs: number): Promise<void>;
  shutdown(): Promise<void>;
  readonly history: ExportHistory;
}

/** Takes the spans instead of the collector at the endpoint, in the same process. */
export type SpanReceiver = SpanProcessor;

const SHUTDOWN_MS = 1_000;
/** Longer texts (a query, a message of an error) are cut. */
const LONGEST_VALUE = 8_192;

interface Pipeline {
  readonly processors: SpanProcessor[];
  readonly metering: Metering | null;
  readonly history: ExportHistory;
}

const nothingSent: ExportHistory = { lastError: () => null };

async function pipelineOf(settings: TracingSettings, receiver: SpanReceiver | undefined): Promise<Pipeline> {
  const { otlp } = settings;
  if (otlp === null) return { processors: [], metering: null, history: nothingSent };
  if (receiver !== undefined) {
    return { processors: [keepErrors(receiver)], metering: null, history: nothingSent };
  }
  const { traces, metrics, history } = otlpExporters(otlp.traces, otlp.metrics);
  const metering = startMetering(telemetryResource(settings.serviceName, settings), metrics);
  const batches = new BatchSpanProcessor({
    exporter: traces,
    maxQueueSize: 2_048,
    scheduledDelayMillis: 1_000,
  });
  const measuring = spanMetrics(metering.provider.getMeter('otel-bi.spans'));
  return { processors: [keepErrors(batches), measuring], metering, history };
}

async function xrayProcessor({ serviceName }: TracingSettings): Promise<SpanProcessor> {
  const { xraySpans } = await import('./xray.ts');
  return xraySpans(serviceName);
}

/** The services of the newest start: the API takes a provider once per process. */
let installed: Services | undefined;

/** Installs the global tracer and meter providers, context manager and W3C propagators. */
export async function startTracing(settings: TracingSettings, receiver?: SpanReceiver): Promise<Tracing> {
  const { processors: sending, metering, history } = await pipelineOf(settings, receiver);
  const processors = settings.isXRayOn ? [...sending, await xrayProcessor(settings)] : sending;
  const providerOf = (serviceName: string) =>
    new TracerProvider({
      resource: telemetryResource(serviceName, settings),
      spanProcessors: processors,
      sampler: processors.length === 0 ? new AlwaysOffSampler() : recordingSampler(settings.sampling),
      spanLimits: { attributeValueLengthLimit: LONGEST_VALUE },
    });
  const requests = providerOf(settings.serviceName);
  const services = { requests, jobs: providerOf(settings.jobServiceName) };
  installed = services;
  context.setGlobalContextManager(contextManager());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  trace.setGlobalTracerProvider(providerByService(() => installed ?? services));
  // Both providers have the same processors, so ending one ends what there is to end.
  const flush = () => Promise.all([requests.forceFlush(), metering?.flush()]);
  return {
    flush: restingFlush(flush),
    shutdown: () => within(SHUTDOWN_MS, Promise.all([requests.shutdown(), metering?.shutdown()])),
    history,
  };
}

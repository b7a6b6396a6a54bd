/** OTLP over HTTP in JSON: of both encodings the smaller in a bundle and the faster to make. */
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import {
  JsonMetricsSerializer,
  JsonTraceSerializer,
  MetricsExporterMetricsHelper,
  TraceExporterMetricsHelper,
} from '@opentelemetry/otlp-transformer';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { describeError } from '../log.ts';

/** For one export, its repeats included. */
export const EXPORT_TIMEOUT_MS = 2_000;

/** What became of the exports of a process. */
export interface ExportHistory {
  /** The newest failure with its time; kept when later exports succeed, since what it concerned is lost. */
  lastError(): string | null;
}

export interface OtlpExporters {
  readonly traces: SpanExporter;
  readonly metrics: PushMetricExporter;
  readonly history: ExportHistory;
}

/** The address of a signal below the collector's base address. */
function signalUrl(endpoint: string, signal: 'traces' | 'metrics'): string {
  return `${endpoint.replace(/\/$/, '')}/v1/${signal}`;
}

/** Headers come from OTEL_EXPORTER_OTLP_HEADERS, as the specification says. */
function options(endpoint: string, signal: 'traces' | 'metrics', timeoutMillis: number) {
  return convertLegacyHttpOptions(
    { url: signalUrl(endpoint, signal), timeoutMillis, concurrencyLimit: 4 },
    signal.toUpperCase(),
    `v1/${signal}`,
    { 'Content-Type': 'application/json' },
  );
}

export function traceExporter(endpoint: string, timeoutMs: number): SpanExporter {
  return new OTLPExporterBase(
    createOtlpHttpExportDelegate(
      options(endpoint, 'traces', timeoutMs),
      JsonTraceSerializer,
      'otlp_http_span_exporter',
      TraceExporterMetricsHelper,
      undefined,
    ),
  );
}

function metricExporter(endpoint: string, timeoutMs: number): PushMetricExporter {
  return new OTLPExporterBase(
    createOtlpHttpExportDelegate(
      options(endpoint, 'metrics', timeoutMs),
      JsonMetricsSerializer,
      'otlp_http_metric_exporter',
      MetricsExporterMetricsHelper,
      undefined,
    ),
  );
}

/** @param endpoint base address of a collector, such as `http://localhost:4318` */
export function otlpExporters(endpoint: string): OtlpExporters {
  let lastError: string | null = null;
  const remember = ({ code, error }: ExportResult) => {
    if (code === ExportResultCode.SUCCESS) return;
    lastError = `${new Date().toISOString()} ${describeError(error ?? new Error('not accepted'))}`;
  };
  const traces = traceExporter(endpoint, EXPORT_TIMEOUT_MS);
  const metrics = metricExporter(endpoint, EXPORT_TIMEOUT_MS);
  return {
    traces: {
      export: (spans, done) => traces.export(spans, both(remember, done)),
      shutdown: () => traces.shutdown(),
    },
    metrics: {
      export: (batch, done) => metrics.export(batch, both(remember, done)),
      forceFlush: () => metrics.forceFlush(),
      shutdown: () => metrics.shutdown(),
    },
    history: { lastError: () => lastError },
  };
}

type Done = (result: ExportResult) => void;

function both(first: Done, second: Done): Done {
  return (result) => {
    first(result);
    second(result);
  };
}

/** Spans and metrics as OTLP in JSON, as the API sends its own. */
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { JsonMetricsSerializer, JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { AggregationTemporality, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { TOLD_ELSEWHERE } from './instrumentations.ts';
import { scrubSpan } from './scrub.ts';
import type { Send, Signal } from './sender.ts';

type Done = (result: ExportResult) => void;

function deliver(send: Send, signal: Signal, body: Uint8Array | undefined, done: Done): void {
  if (body === undefined) {
    done({ code: ExportResultCode.SUCCESS });
    return;
  }
  // A copy of exactly its length, in memory that nobody shares.
  void send(signal, new Uint8Array(body)).then((isSent) =>
    done({ code: isSent ? ExportResultCode.SUCCESS : ExportResultCode.FAILED }),
  );
}

export function spanExporter(send: Send): SpanExporter {
  return {
    export(spans, done) {
      const told = spans.filter(({ attributes }) => attributes[TOLD_ELSEWHERE] !== true).map(scrubSpan);
      const body = told.length === 0 ? undefined : JsonTraceSerializer.serializeRequest(told);
      deliver(send, 'traces', body, done);
    },
    shutdown: async () => undefined,
  };
}

/** Deltas: a visit is short, and sums over visits are the collector's to make. */
export function metricExporter(send: Send): PushMetricExporter {
  return {
    export(batch, done) {
      const isEmpty = batch.scopeMetrics.every(({ metrics }) => metrics.length === 0);
      deliver(send, 'metrics', isEmpty ? undefined : JsonMetricsSerializer.serializeRequest(batch), done);
    },
    selectAggregationTemporality: () => AggregationTemporality.DELTA,
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

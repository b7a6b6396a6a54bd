/**
 * The conventions' duration metrics of requests, database calls and outgoing HTTP, taken from the spans
 * as they end: whatever has a span is measured, sampled or not, and nothing is measured twice.
 */
import { type Attributes, type Histogram, type Meter, SpanKind } from '@opentelemetry/api';
import { hrTimeToMilliseconds } from '@opentelemetry/core';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** Bucket boundaries in seconds, as the conventions advise. */
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const DATABASE_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

const REQUEST = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'url.scheme',
  'error.type',
];
const OUTGOING = [
  'http.request.method',
  'server.address',
  'server.port',
  'http.response.status_code',
  'error.type',
];
const DATABASE = [
  'db.system.name',
  'db.namespace',
  'db.operation.name',
  'db.query.summary',
  'db.response.status_code',
  'server.address',
  'server.port',
  'error.type',
];

function durationOf(meter: Meter, name: string, boundaries: number[]): Histogram {
  return meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: boundaries } });
}

/** Answers a processor that only measures. */
export function spanMetrics(meter: Meter): SpanProcessor {
  const requests = durationOf(meter, 'http.server.request.duration', HTTP_SECONDS);
  const outgoing = durationOf(meter, 'http.client.request.duration', HTTP_SECONDS);
  const statements = durationOf(meter, 'db.client.operation.duration', DATABASE_SECONDS);
  const rows = meter.createHistogram('db.client.response.returned_rows', {
    unit: '{row}',
    advice: { explicitBucketBoundaries: ROWS },
  });

  function measure(span: ReadableSpan): void {
    const { attributes, kind } = span;
    const seconds = hrTimeToMilliseconds(span.duration) / 1_000;
    if (kind === SpanKind.SERVER) requests.record(seconds, pick(attributes, REQUEST));
    if (kind !== SpanKind.CLIENT) return;
    if (attributes['db.system.name'] !== undefined) {
      const described = pick(attributes, DATABASE);
      statements.record(seconds, described);
      const count = attributes['db.response.returned_rows'];
      if (typeof count === 'number') rows.record(count, described);
    } else if (attributes['http.request.method'] !== undefined) {
      outgoing.record(seconds, pick(attributes, OUTGOING));
    }
  }

  return {
    onStart: () => undefined,
    onEnd: measure,
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

function pick(attributes: Attributes, names: readonly string[]): Attributes {
  const picked: Attributes = {};
  for (const name of names) {
    const value = attributes[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

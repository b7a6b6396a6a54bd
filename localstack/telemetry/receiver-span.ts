/** Takes the spans of this process as they end: no serialisation, no HTTP. */

import type { Attributes } from '@opentelemetry/api';
import { SpanStatusCode } from '@opentelemetry/api';
import { hrTimeToMilliseconds } from '@opentelemetry/core';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { embeddedEndpoints } from '@otel-bi/shared/contract/embedded/traces.ts';
import { type AttributeValue, kindOf, type StoredAttributes, type StoredSpan } from './model.ts';
import type { TraceStore } from './trace-store.ts';

/** Looking at traces makes none: what these endpoints do would push out what is looked for. */
const unseen: ReadonlySet<unknown> = new Set(embeddedEndpoints.map(({ id }) => id));

export function spanReceiver(store: TraceStore): SpanProcessor {
  const hidden = new Set<string>();
  return {
    onStart(span) {
      const parent = span.parentSpanContext?.spanId;
      const isHidden = unseen.has(span.attributes['otel_bi.endpoint']);
      if (isHidden || (parent !== undefined && hidden.has(parent))) hidden.add(span.spanContext().spanId);
    },
    onEnd(span) {
      if (!hidden.delete(span.spanContext().spanId)) store.addSpan(storedSpan(span));
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

function storedSpan(span: ReadableSpan): StoredSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    name: span.name,
    kind: kindOf(span.kind),
    service: String(span.resource.attributes['service.name'] ?? 'unknown_service'),
    scope: span.instrumentationScope.name,
    startMs: hrTimeToMilliseconds(span.startTime),
    durationMs: hrTimeToMilliseconds(span.duration),
    isError: span.status.code === SpanStatusCode.ERROR,
    statusMessage: span.status.message ?? null,
    attributes: storedAttributes(span.attributes),
    events: span.events.map(({ name, time, attributes = {} }) => ({
      name,
      atMs: hrTimeToMilliseconds(time),
      attributes: storedAttributes(attributes),
    })),
    links: span.links.map(({ context }) => ({ traceId: context.traceId, spanId: context.spanId })),
  };
}

function storedAttributes(attributes: Attributes): StoredAttributes {
  const stored: Record<string, AttributeValue> = {};
  for (const key in attributes) {
    const value = attributes[key];
    if (Array.isArray(value)) stored[key] = value.filter((each) => each !== null && each !== undefined);
    else if (value !== undefined) stored[key] = value;
  }
  return stored;
}

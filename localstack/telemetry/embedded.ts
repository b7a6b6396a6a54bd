/** The one-machine edition's own telemetry backend, where no other one is configured. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { type Environment, readBoolean, readText } from '@otel-bi/shared/runtime/config/reader.ts';
import { tapLog } from '@otel-bi/shared/runtime/log.ts';
import type { SpanReceiver } from '@otel-bi/shared/runtime/telemetry/tracing.ts';
import type { NodeHandler } from '../server/api.ts';
import { type EmbeddedRoute, traceEndpoints } from './endpoints.ts';
import { createReceiver } from './receiver.ts';
import { spanReceiver } from './receiver-span.ts';
import { createTraceStore } from './trace-store.ts';

export interface EmbeddedTelemetry {
  /** Variables that point the page to it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly spans: SpanReceiver;
  readonly routes: readonly EmbeddedRoute[];
  /** @param corsOrigins where a page may be served from besides here */
  receiver(corsOrigins: readonly string[]): NodeHandler;
  close(): void;
}

/** Null where telemetry goes to a configured collector, or nowhere. */
export function openEmbeddedTelemetry(environment: Environment, origin: string): EmbeddedTelemetry | null {
  const isElsewhere = [env.otlpEndpoint, env.otlpTracesEndpoint].some(
    (names) => readText(environment, names) !== undefined,
  );
  if (isElsewhere || readBoolean(environment, env.otelDisabled, false)) return null;
  const store = createTraceStore();
  const untap = tapLog(({ time, level, message, trace_id: traceId, span_id: spanId, ...fields }) => {
    if (traceId === undefined) return;
    store.addLog({ traceId, spanId: spanId ?? null, atMs: Date.parse(time), level, message, fields });
  });
  return {
    environment: {
      OTEL_COLLECTOR_ENDPOINT: `${origin}/otlp`,
      TRACE_URL_TEMPLATE: readText(environment, env.traceUrlTemplate, '/traces/{traceId}'),
    },
    spans: spanReceiver(store),
    routes: traceEndpoints(store),
    receiver: (corsOrigins) => createReceiver({ store, corsOrigins }),
    close: untap,
  };
}

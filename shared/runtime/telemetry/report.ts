/** What an operator asks of telemetry: what is instrumented, where it goes, whether it arrives. */
import { TraceFlags, trace } from '@opentelemetry/api';
import type { DataOf } from '../../contract/endpoint.ts';
import type { telemetryStatus } from '../../contract/platform/telemetry.ts';
import type { TelemetrySettings } from '../config/telemetry.ts';
import { withoutCredentials } from './shown-endpoint.ts';
import { checkCollector } from './status.ts';
import type { Tracing } from './tracing.ts';

/** Names of the instrumentation scopes that make spans, each where its kind of call is made. */
const instrumentations = [
  'otel-bi.http',
  'otel-bi.analytics',
  'otel-bi.warehouse',
  'otel-bi.store',
  'otel-bi.jobs',
  'otel-bi.bus',
  'otel-bi.files',
  'otel-bi.aws',
  'otel-bi.http.client',
];

/** Really asks the collector, within a second; `lastError` is the newest failure, of that or of an export. */
export async function readTelemetryStatus(
  { endpoint, otlp, serviceName }: TelemetrySettings,
  { history }: Tracing,
): Promise<DataOf<typeof telemetryStatus>> {
  if (endpoint === null || otlp === null) {
    return {
      service: serviceName,
      exporter: { endpoint: null, reachable: false, lastError: null },
      instrumentations: [],
      sampled: false,
    };
  }
  const { reachable, error } = await checkCollector(otlp.traces);
  const flags = trace.getActiveSpan()?.spanContext().traceFlags ?? TraceFlags.NONE;
  return {
    service: serviceName,
    exporter: { endpoint: withoutCredentials(endpoint), reachable, lastError: error ?? history.lastError() },
    instrumentations,
    sampled: (flags & TraceFlags.SAMPLED) !== 0,
  };
}

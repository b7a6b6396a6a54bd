import type { TracingSettings } from '../telemetry/tracing.ts';
import { env } from './names.ts';
import { type Environment, readBoolean, readText, readUrl } from './reader.ts';

export interface TelemetrySettings extends TracingSettings {
  /** Address of a trace with `{traceId}` in it, or null. */
  readonly traceUrlTemplate: string | null;
}

export function readTelemetrySettings(environment: Environment): TelemetrySettings {
  const disabled = readBoolean(environment, env.otelDisabled, false);
  return {
    serviceName: readText(environment, env.otelServiceName, 'otel-bi-api'),
    serviceNamespace: readText(environment, env.otelServiceNamespace, 'otel-bi'),
    endpoint: disabled ? null : readUrl(environment, env.otlpEndpoint, 'http://localhost:4318'),
    traceUrlTemplate: readText(environment, env.traceUrlTemplate) ?? null,
  };
}

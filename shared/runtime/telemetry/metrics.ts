/** The metrics SDK from its small parts, set up once per process beside the traces. */
import { metrics } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { EXPORT_TIMEOUT_MS } from './otlp.ts';

export interface Metering {
  readonly provider: MeterProvider;
  /** Sends what was measured, unless that happened a moment ago: sums are cumulative, so nothing is lost. */
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

const EVERY_MS = 60_000;
/** A function is frozen between calls, so it sends at the end of one, but not of each. */
const AT_MOST_EVERY_MS = 10_000;

/** Installs the global meter provider. */
export function startMetering(resource: Resource, exporter: PushMetricExporter): Metering {
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: EVERY_MS,
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  let sentAt = 0;
  return {
    provider,
    async flush() {
      if (Date.now() - sentAt < AT_MOST_EVERY_MS) return;
      sentAt = Date.now();
      await provider.forceFlush();
    },
    shutdown: async () => {
      if (metrics.getMeterProvider() === provider) metrics.disable();
      await provider.shutdown();
    },
  };
}

/** What is measured, set up once per process beside the traces and sent from time to time. */
import { type MeterProvider, metrics } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import { createMeterProvider } from './metering/meter.ts';
import type { OtlpExporters } from './otlp.ts';

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
export function startMetering(resource: Resource, exporter: OtlpExporters['metrics']): Metering {
  const provider = createMeterProvider();
  metrics.setGlobalMeterProvider(provider);
  const timer = setInterval(() => void send(), EVERY_MS).unref();
  let sentAt = 0;

  /** The exporter bounds its own time and remembers what failed. */
  async function send(): Promise<void> {
    const scopeMetrics = await provider.collect();
    if (scopeMetrics.length === 0) return;
    await new Promise<void>((resolve) => exporter.export({ resource, scopeMetrics }, () => resolve()));
  }

  return {
    provider,
    async flush() {
      if (Date.now() - sentAt < AT_MOST_EVERY_MS) return;
      sentAt = Date.now();
      await send();
    },
    async shutdown() {
      clearInterval(timer);
      if (metrics.getMeterProvider() === provider) metrics.disable();
      await send();
      await exporter.shutdown();
    },
  };
}

/** The product's OTLP through a real Collector. OTELCOL names its program; docs/telemetry.md tells how to build one. */
import { expect, it } from 'vitest';
import { throughCollector } from './testing/collector.ts';
import { emittedSeries } from './testing/emitted.ts';

const { OTELCOL: program } = process.env;

it.skipIf(!program)(
  'a Collector takes all metrics and passes them on unchanged (needs OTELCOL)',
  { timeout: 60_000 },
  async () => {
    const [through, direct] = [await emittedSeries(throughCollector(program ?? '')), await emittedSeries()];
    const sorted = (series: typeof direct) =>
      [...series].map(([name, labels]) => [name, ...[...labels].toSorted()]).toSorted();
    expect(sorted(through)).toEqual(sorted(direct));
    expect(direct.size).toBeGreaterThan(20);
  },
);

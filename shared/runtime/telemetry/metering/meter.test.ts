import type { Attributes, Meter, MeterProvider } from '@opentelemetry/api';
import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
  type ScopeMetrics,
  MeterProvider as SdkMeterProvider,
} from '@opentelemetry/sdk-metrics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMeterProvider } from './meter.ts';

/** What one call of the product does: an instrument, a value, its attributes. */
interface Act {
  readonly kind: 'counter' | 'up_down_counter' | 'gauge' | 'histogram' | 'default_histogram';
  readonly value: number;
  readonly attributes: Attributes;
}

const BOUNDARIES = [0, 0.5, 1, 10];

function perform(meter: Meter, { kind, value, attributes }: Act): void {
  const options = { unit: 's', description: kind };
  if (kind === 'counter') meter.createCounter(kind, options).add(value, attributes);
  if (kind === 'up_down_counter') meter.createUpDownCounter(kind, options).add(value, attributes);
  if (kind === 'gauge') meter.createGauge(kind, options).record(value, attributes);
  if (kind === 'default_histogram') meter.createHistogram(kind, options).record(value, attributes);
  if (kind === 'histogram') {
    const advice = { explicitBucketBoundaries: BOUNDARIES };
    meter.createHistogram(kind, { ...options, advice }).record(value, attributes);
  }
}

function observe(meter: Meter, values: readonly number[]): void {
  const one = meter.createObservableUpDownCounter('connections', { unit: '{connection}' });
  meter.addBatchObservableCallback(
    (result) => {
      for (const [index, value] of values.entries()) result.observe(one, value, { index });
    },
    [one],
  );
  meter.createObservableGauge('temperature').addCallback((result) => result.observe(values.length));
}

/** The SDK as the second opinion. */
function sdk(): { provider: MeterProvider; collect(): Promise<ScopeMetrics[]> } {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new SdkMeterProvider({ readers: [reader] });
  return {
    provider,
    async collect() {
      exporter.reset();
      await provider.forceFlush();
      const collected = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
      await provider.shutdown();
      return collected;
    },
  };
}

/** Without times and in an order of its own: what both must agree on. */
function comparable(scopes: readonly ScopeMetrics[]): unknown {
  const bySorted = (values: readonly unknown[]) => values.map((each) => JSON.stringify(each)).sort();
  return scopes.map(({ scope, metrics }) => ({
    scope: { name: scope.name, version: scope.version || undefined },
    metrics: bySorted(
      metrics.map(({ descriptor: { name, description, unit, valueType }, ...metric }) => ({
        ...{ name, description, unit, valueType, type: metric.dataPointType },
        temporality: metric.aggregationTemporality,
        isMonotonic: metric.dataPointType === DataPointType.SUM ? metric.isMonotonic : null,
        points: bySorted(
          metric.dataPoints.map(({ attributes, value }) => ({
            attributes: Object.entries(attributes).sort(),
            value: typeof value === 'number' ? value : Object.entries(value).sort(),
          })),
        ),
      })),
    ),
  }));
}

const attributes = fc.constantFrom<Attributes>(
  {},
  { route: '/api/x', status: 200 },
  { status: 200, route: '/api/x' },
  { status: '200', route: '/api/x' },
  { route: '/api/y', ok: true },
  { list: ['a', 'b'] },
);
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>(
      'counter',
      'up_down_counter',
      'gauge',
      'histogram',
      'default_histogram',
    ),
    value: fc.oneof(fc.integer({ min: -5, max: 12_000 }), fc.double({ min: -1, max: 20, noNaN: true })),
    attributes,
  }),
  { maxLength: 60 },
);

describe('the meter', () => {
  it('says what the SDK says of the same acts', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.array(fc.integer(), { maxLength: 3 }), async (done, observed) => {
        const ours = createMeterProvider();
        const theirs = sdk();
        for (const provider of [ours, theirs.provider]) {
          const meter = provider.getMeter('test', '1');
          for (const act of done) perform(meter, act);
          observe(meter, observed);
        }
        expect(comparable(await ours.collect())).toEqual(comparable(await theirs.collect()));
      }),
      { numRuns: 150 },
    );
  });

  it('says nothing while nothing was measured', async () => {
    const provider = createMeterProvider();
    provider.getMeter('test').createCounter('never');
    expect(await provider.collect()).toEqual([]);
  });

  it('keeps a bounded number of points, the rest in one', async () => {
    const provider = createMeterProvider();
    const counter = provider.getMeter('test').createCounter('many');
    for (let index = 0; index < 5_000; index += 1) counter.add(1, { index });
    const [scope] = await provider.collect();
    const points = scope?.metrics[0]?.dataPoints ?? [];
    expect(points).toHaveLength(2_000);
    const overflow = points.find((point) => point.attributes['otel.metric.overflow'] === true);
    expect(overflow?.value).toBe(3_001);
  });

  it('leaves out what failed to be observed, and tells the rest', async () => {
    const provider = createMeterProvider();
    const meter = provider.getMeter('test');
    meter.createObservableGauge('broken').addCallback(() => Promise.reject(new Error('gone')));
    meter.createObservableGauge('whole').addCallback((result) => result.observe(7));
    const [scope] = await provider.collect();
    expect(scope?.metrics.map(({ descriptor }) => descriptor.name)).toEqual(['whole']);
  });

  it('forgets an observation that was not made again', async () => {
    const provider = createMeterProvider();
    const gauge = provider.getMeter('test').createObservableGauge('level');
    let isThere = true;
    gauge.addCallback((result) => {
      if (isThere) result.observe(1);
    });
    expect(await provider.collect()).toHaveLength(1);
    isThere = false;
    expect(await provider.collect()).toEqual([]);
  });
});

/**
 * A metrics SDK of the few things that the product measures with: cumulative sums, gauges and histograms
 * with explicit buckets, recorded or observed. The OpenTelemetry SDK adds views, delta temporality,
 * exponential histograms and exemplars, which are a sixth of a function's bundle; a test holds this one's
 * output against that one's.
 */
import type {
  BatchObservableCallback,
  Meter,
  MeterProvider,
  MetricOptions,
  Observable,
  ObservableCallback,
} from '@opentelemetry/api';
import { hrTime, type InstrumentationScope } from '@opentelemetry/core';
import type { MetricData, ScopeMetrics } from '@opentelemetry/sdk-metrics';
import { asCounter, asRecorder, createInstrument, type Instrument, type Kind } from './instruments.ts';

/** A meter provider that is asked for what was measured. */
export interface CollectingProvider extends MeterProvider {
  /** Everything since the start; what has no points is left out. Never rejects. */
  collect(): Promise<ScopeMetrics[]>;
}

interface ScopedMeter {
  readonly scope: InstrumentationScope;
  readonly meter: Meter;
  collect(): Promise<MetricData[]>;
}

export function createMeterProvider(): CollectingProvider {
  const meters = new Map<string, ScopedMeter>();
  return {
    getMeter(name, version, options) {
      const scope = {
        name,
        ...(version === undefined ? {} : { version }),
        ...(options?.schemaUrl === undefined ? {} : { schemaUrl: options.schemaUrl }),
      };
      const key = JSON.stringify(scope);
      const known = meters.get(key) ?? createMeter(scope);
      meters.set(key, known);
      return known.meter;
    },
    async collect() {
      const collected = [...meters.values()].map(async ({ scope, collect }) => ({
        scope,
        metrics: await collect(),
      }));
      return (await Promise.all(collected)).filter(({ metrics }) => metrics.length > 0);
    },
  };
}

function createMeter(scope: InstrumentationScope): ScopedMeter {
  const startTime = hrTime();
  const instruments = new Map<string, Instrument>();
  const observers = createObservers();

  /** The same name, kind and unit is the same instrument, wherever it is asked for. */
  function instrument(name: string, kind: Kind, options: MetricOptions = {}): Instrument {
    const key = JSON.stringify([name, kind, options.unit]);
    const known = instruments.get(key) ?? createInstrument(name, kind, options);
    instruments.set(key, known);
    return known;
  }

  const observable = (name: string, kind: Kind, options?: MetricOptions) =>
    observers.observable(instrument(name, kind, options));

  const meter: Meter = {
    createCounter: (name, options) => asCounter(instrument(name, 'counter', options)),
    createUpDownCounter: (name, options) => asCounter(instrument(name, 'up_down_counter', options)),
    createGauge: (name, options) => asRecorder(instrument(name, 'gauge', options)),
    createHistogram: (name, options) => asRecorder(instrument(name, 'histogram', options)),
    createObservableCounter: (name, options) => observable(name, 'counter', options),
    createObservableUpDownCounter: (name, options) => observable(name, 'up_down_counter', options),
    createObservableGauge: (name, options) => observable(name, 'gauge', options),
    addBatchObservableCallback: (callback) => void observers.batches.add(callback),
    removeBatchObservableCallback: (callback) => void observers.batches.delete(callback),
  };
  return {
    scope,
    meter,
    async collect() {
      await observers.observe();
      const endTime = hrTime();
      const metrics = [...instruments.values()].map((each) => each.collect(startTime, endTime));
      return metrics.filter((metric) => metric !== null);
    },
  };
}

/** What is asked at each collection rather than told when it happens. */
function createObservers() {
  const observed = new Map<Observable, Instrument>();
  const singles = new Map<ObservableCallback, Instrument>();
  const batches = new Set<BatchObservableCallback>();
  return {
    batches,
    observable(instrument: Instrument): Observable {
      const made: Observable = {
        addCallback: (callback) => void singles.set(callback, instrument),
        removeCallback: (callback) => void singles.delete(callback),
      };
      observed.set(made, instrument);
      return made;
    },
    async observe(): Promise<void> {
      for (const instrument of observed.values()) instrument.clear();
      const asked = [
        ...[...singles].map(async ([callback, { record }]) => callback({ observe: record })),
        ...[...batches].map(async (callback) =>
          callback({
            observe: (metric, value, attributes) => observed.get(metric)?.record(value, attributes),
          }),
        ),
      ];
      // One that fails says nothing this time; the others are told.
      await Promise.allSettled(asked);
    },
  };
}

/** The instruments of the metrics API over their points, and what they say when they are collected. */
import {
  type Attributes,
  type Counter,
  type Gauge,
  type Histogram,
  type HrTime,
  type MetricOptions,
  ValueType,
} from '@opentelemetry/api';
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';
import { createPoints, type Point } from './points.ts';

/** How the values of an instrument become one: added up, counted in buckets, or the newest. */
export type Kind = 'counter' | 'up_down_counter' | 'gauge' | 'histogram';

/** An instrument's state. */
export interface Instrument {
  record(value: number, attributes?: Attributes): void;
  /** Forgets every point: an observed instrument tells what was observed this time. */
  clear(): void;
  /** Null while it has no point. */
  collect(startTime: HrTime, endTime: HrTime): MetricData | null;
}

/** Of a histogram without advice, as the specification says. */
const DEFAULT_BOUNDARIES = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000];

export function createInstrument(name: string, kind: Kind, options: MetricOptions): Instrument {
  const { description = '', unit = '', valueType = ValueType.DOUBLE, advice } = options;
  const descriptor = { name, description, unit, valueType };
  return kind === 'histogram'
    ? histogramOf(descriptor, advice?.explicitBucketBoundaries ?? DEFAULT_BOUNDARIES)
    : numberOf(descriptor, kind);
}

type Descriptor = MetricData['descriptor'];

function numberOf(descriptor: Descriptor, kind: Exclude<Kind, 'histogram'>): Instrument {
  const points = createPoints(() => ({ current: 0 }));
  const common = { descriptor, aggregationTemporality: AggregationTemporality.CUMULATIVE };
  return {
    record(value, attributes = {}) {
      if (!Number.isFinite(value) || (kind === 'counter' && value < 0)) return;
      const sum = points.at(attributes);
      sum.current = kind === 'gauge' ? value : sum.current + value;
    },
    clear: points.clear,
    collect(startTime, endTime) {
      const dataPoints = dataPointsOf(points.all(), ({ current }) => current, startTime, endTime);
      if (dataPoints.length === 0) return null;
      if (kind === 'gauge') return { ...common, dataPointType: DataPointType.GAUGE, dataPoints };
      return { ...common, dataPointType: DataPointType.SUM, dataPoints, isMonotonic: kind === 'counter' };
    },
  };
}

function histogramOf(descriptor: Descriptor, boundaries: readonly number[]): Instrument {
  const points = createPoints(() => ({
    counts: new Array<number>(boundaries.length + 1).fill(0),
    ...{ count: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  }));
  return {
    record(value, attributes = {}) {
      if (!Number.isFinite(value) || value < 0) return;
      const point = points.at(attributes);
      const bucket = boundaries.findIndex((upper) => value <= upper);
      const index = bucket < 0 ? boundaries.length : bucket;
      point.counts[index] = (point.counts[index] ?? 0) + 1;
      point.count += 1;
      point.sum += value;
      point.min = Math.min(point.min, value);
      point.max = Math.max(point.max, value);
    },
    clear: points.clear,
    collect(startTime, endTime) {
      const dataPoints = dataPointsOf(
        points.all(),
        ({ counts, ...facts }) => ({
          ...facts,
          buckets: { boundaries: [...boundaries], counts: [...counts] },
        }),
        startTime,
        endTime,
      );
      if (dataPoints.length === 0) return null;
      const aggregationTemporality = AggregationTemporality.CUMULATIVE;
      return { descriptor, aggregationTemporality, dataPointType: DataPointType.HISTOGRAM, dataPoints };
    },
  };
}

function dataPointsOf<T, V>(
  points: Iterable<Point<T>>,
  read: (state: T) => V,
  startTime: HrTime,
  endTime: HrTime,
) {
  return Array.from(points, ({ attributes, value }) => ({
    startTime,
    endTime,
    attributes,
    value: read(value),
  }));
}

export const asCounter = ({ record }: Instrument): Counter => ({ add: record });
export const asRecorder = ({ record }: Instrument): Gauge & Histogram => ({ record });

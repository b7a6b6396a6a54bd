/** The metric catalogue: each number that the product shows, defined once. */
import type { MetricDefinition } from '../platform/metrics.ts';
import { awMetrics } from './aw.ts';
import { wwiMetrics } from './wwi.ts';

export const metricCatalogue: readonly MetricDefinition[] = [...awMetrics, ...wwiMetrics];

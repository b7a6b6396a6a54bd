/** Definitions of every AdventureWorks number. */
import type { MetricDefinition } from '../platform/metrics.ts';
import { anomalyMetrics } from './aw/anomalies.ts';
import { breakdownMetrics } from './aw/breakdown.ts';
import { forecastMetrics } from './aw/forecast.ts';
import { historyMetrics } from './aw/history.ts';
import { kpiMetrics } from './aw/kpis.ts';
import { productMetrics } from './aw/products.ts';
import { repMetrics } from './aw/reps.ts';

export const awMetrics: readonly MetricDefinition[] = [
  ...kpiMetrics,
  ...breakdownMetrics,
  ...historyMetrics,
  ...forecastMetrics,
  ...repMetrics,
  ...productMetrics,
  ...anomalyMetrics,
];

/** Definitions of every Wide World Importers number. */
import type { MetricDefinition } from '../platform/metrics.ts';
import { breakdownMetrics } from './wwi/breakdown.ts';
import { historyMetrics } from './wwi/history.ts';
import { kpiMetrics } from './wwi/kpis.ts';
import { scenarioMetrics } from './wwi/scenarios.ts';
import { stockMetrics } from './wwi/stock.ts';
import { supplierMetrics } from './wwi/suppliers.ts';

export const wwiMetrics: readonly MetricDefinition[] = [
  ...kpiMetrics,
  ...breakdownMetrics,
  ...historyMetrics,
  ...stockMetrics,
  ...scenarioMetrics,
  ...supplierMetrics,
];

/** The snapshot tables of both domains; fields are those of the views in the contract. */
import { snapshotTable } from './snapshots.ts';

export const awForecasts = snapshotTable('aw_forecasts', {
  model: 'text',
  date: 'date',
  value: 'money',
  lower: 'money',
  upper: 'money',
});

export const awRepScores = snapshotTable('aw_rep_scores', {
  rank: 'int',
  employeeKey: 'int',
  name: 'text',
  territory: 'text?',
  revenue: 'money',
  orders: 'int',
  quotaAttainmentPct: 'double?',
  growthPct: 'double?',
  score: 'double',
  components: 'json',
});

export const awProductDemand = snapshotTable('aw_product_demand', {
  rank: 'int',
  productKey: 'int',
  name: 'text',
  category: 'text?',
  units: 'int?',
  revenue: 'money',
  trendPctPerMonth: 'double?',
  demandScore: 'double',
  abcClass: 'text',
  xyzClass: 'text?',
});

/** One item a run: the window and all anomalies found in it. */
export const awAnomalyRuns = snapshotTable('aw_anomaly_runs', {
  windowFrom: 'date',
  windowTo: 'date',
  anomalyCount: 'int',
  anomalies: 'json',
});

export const wwiReorderRecommendations = snapshotTable('wwi_reorder_recommendations', {
  stockItemKey: 'int',
  stockItem: 'text',
  supplier: 'text?',
  category: 'text?',
  onHand: 'int',
  onOrder: 'int',
  reorderPoint: 'double',
  reorderPointSource: 'text?',
  safetyStock: 'double',
  dailyDemand: 'double',
  leadTimeDays: 'double',
  leadTimeSource: 'text',
  daysOfCover: 'double?',
  recommendedQuantity: 'int',
  quantityPerOuter: 'int',
  estimatedCost: 'money?',
  urgency: 'text',
  reason: 'text',
});

export const wwiSupplierScores = snapshotTable('wwi_supplier_scores', {
  rank: 'int',
  supplierKey: 'int',
  supplier: 'text',
  category: 'text?',
  purchaseOrders: 'int',
  fillRatePct: 'double?',
  finalizedPct: 'double?',
  leadTimeDays: 'double?',
  score: 'double',
  components: 'json',
});

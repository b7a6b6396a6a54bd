/**
 * Addresses of the endpoints that the page calls, by their id in the contract. They stand here as text so
 * that the contract's validator stays out of the first load; a test compares them with the contract.
 */
export const paths = {
  'platform.config': '/api/config',
  'platform.metrics': '/api/metrics',
  'platform.telemetry.status': '/api/telemetry/status',
  'platform.lineage.read': '/api/lineage/{auditId}',
  'platform.audit.list': '/api/audit',
  'aw.filters': '/api/aw/filters',
  'aw.sales.kpis': '/api/aw/sales/kpis',
  'aw.sales.breakdown': '/api/aw/sales/breakdown',
  'aw.sales.history': '/api/aw/sales/history',
  'aw.sales.forecast': '/api/aw/sales/forecast',
  'aw.anomalies': '/api/aw/anomalies',
  'aw.reps.scores': '/api/aw/reps/scores',
  'aw.reps.profile': '/api/aw/reps/{employeeKey}',
  'aw.products.profile': '/api/aw/products/{productKey}',
  'aw.products.demand': '/api/aw/products/demand',
  'wwi.filters': '/api/wwi/filters',
  'wwi.sales.kpis': '/api/wwi/sales/kpis',
  'wwi.sales.history': '/api/wwi/sales/history',
  'wwi.sales.breakdown': '/api/wwi/sales/breakdown',
  'wwi.stock.recommendations': '/api/wwi/stock/recommendations',
  'wwi.suppliers.scores': '/api/wwi/suppliers/scores',
  'wwi.suppliers.history': '/api/wwi/suppliers/history',
  'wwi.events': '/api/wwi/events',
  'wwi.scenarios.list': '/api/wwi/scenarios',
  'wwi.scenarios.read': '/api/wwi/scenarios/{id}',
  'platform.jobs.aw': '/api/jobs/aw',
  'platform.jobs.wwi': '/api/jobs/wwi',
  'platform.jobs.read': '/api/jobs/executions/{id}',
  'platform.data_quality.aw': '/api/data-quality/aw',
  'platform.data_quality.wwi': '/api/data-quality/wwi',
  'platform.audit.verify': '/api/audit/verify',
  'platform.exports.list': '/api/exports',
  'platform.exports.read': '/api/exports/{id}',
  'platform.exports.file': '/api/exports/{id}/file',
  'platform.reports.read': '/api/reports/{id}',
  'platform.reports.xlsx': '/api/reports/{id}/xlsx',
  'platform.reports.pdf': '/api/reports/{id}/pdf',
  'aw.export.sales_history': '/api/aw/export/sales-history',
  'aw.export.sales_forecast': '/api/aw/export/sales-forecast',
  'aw.export.rep_scores': '/api/aw/export/rep-scores',
  'aw.export.product_demand': '/api/aw/export/product-demand',
  'wwi.export.stock_recommendations': '/api/wwi/export/stock-recommendations',
  'wwi.export.supplier_scores': '/api/wwi/export/supplier-scores',
  'wwi.export.business_events': '/api/wwi/export/business-events',
} as const;

/** Endpoints that only the one-machine edition has: it keeps the last traces itself. */
export const embeddedPaths = {
  'embedded.traces.list': '/api/traces',
  'embedded.traces.read': '/api/traces/{traceId}',
  'embedded.traces.service_map': '/api/traces/service-map',
  'embedded.traces.slow_queries': '/api/traces/slow-queries',
} as const;

/** What changes something: called by POST. */
export const actionPaths = {
  'aw.jobs.trigger': '/api/aw/jobs/{job}/trigger',
  'wwi.jobs.trigger': '/api/wwi/jobs/{job}/trigger',
  'wwi.scenarios.preview': '/api/wwi/scenarios/preview',
  'wwi.scenarios.create': '/api/wwi/scenarios',
  'platform.jobs.replay': '/api/jobs/executions/{id}/replay',
  'platform.reports.generate': '/api/reports/generate',
  'platform.lineage.verify': '/api/lineage/{auditId}/verify',
} as const;

export type EndpointId = keyof typeof paths | keyof typeof embeddedPaths;
export type ActionId = keyof typeof actionPaths;
/** Endpoints that answer a view as a file. */
export type ExportId = Extract<EndpointId, `${string}.export.${string}`>;

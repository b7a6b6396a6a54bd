/**
 * Addresses of the endpoints that the page calls, by their id in the contract. They stand here as text so
 * that the contract's validator stays out of the first load; a test compares them with the contract.
 */
export const paths = {
  'platform.config': '/api/config',
  'platform.metrics': '/api/metrics',
  'platform.audit.list': '/api/audit',
  'aw.filters': '/api/aw/filters',
  'aw.sales.kpis': '/api/aw/sales/kpis',
  'aw.sales.history': '/api/aw/sales/history',
  'aw.sales.forecast': '/api/aw/sales/forecast',
  'aw.anomalies': '/api/aw/anomalies',
  'wwi.filters': '/api/wwi/filters',
  'wwi.sales.kpis': '/api/wwi/sales/kpis',
  'wwi.sales.history': '/api/wwi/sales/history',
  'wwi.stock.recommendations': '/api/wwi/stock/recommendations',
} as const;

export type EndpointId = keyof typeof paths;

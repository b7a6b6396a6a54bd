/** Which screen's numbers an act of the audit trail is about: exports and jobs run the same views. */

const screens: Readonly<Record<string, readonly string[]>> = {
  'aw.export.sales_history': ['aw.sales.history'],
  'aw.export.sales_forecast': ['aw.sales.forecast'],
  'aw.export.rep_scores': ['aw.reps.scores'],
  'aw.export.product_demand': ['aw.products.demand'],
  'wwi.export.stock_recommendations': ['wwi.stock.recommendations'],
  'wwi.export.supplier_scores': ['wwi.suppliers.scores'],
  'aw.daily.forecast': ['aw.sales.forecast'],
  'aw.daily.scores': ['aw.reps.scores', 'aw.products.demand'],
  'aw.daily.anomaly_detection': ['aw.anomalies'],
  'wwi.hourly.reorder': ['wwi.stock.recommendations'],
  'wwi.hourly.events': ['wwi.stock.recommendations'],
  'wwi.daily.supplier_scores': ['wwi.suppliers.scores'],
};

/** Ids of the endpoints that show the act's numbers: the action itself unless it is an export or a job. */
export function screensOf(action: string): readonly string[] {
  return screens[action] ?? [action];
}

/** Every table and what the application's role may do with it. A test compares this with the database. */

/** Rows are only ever added: INSERT and SELECT. */
export const appendOnlyTables = [
  'audit_log',
  'audit_seals',
  'audit_queries',
  'audit_results',
  'metric_catalogues',
  'warehouse_states',
  'export_records',
  'aw_forecasts',
  'aw_rep_scores',
  'aw_product_demand',
  'aw_anomaly_runs',
  'wwi_reorder_recommendations',
  'wwi_supplier_scores',
  'wwi_business_events',
  'wwi_whatif_scenarios',
] as const;

/** Rows change as work goes on: SELECT, INSERT and UPDATE, never DELETE. */
export const mutableTables = ['job_slots', 'job_executions', 'job_leases', 'outbox'] as const;

/** Which migrations ran, and with which text: SELECT only. */
export const migrationsTable = 'otel_bi_migrations';

/** Numbers that the application draws: USAGE. */
export const sequences = ['audit_log_seq'] as const;

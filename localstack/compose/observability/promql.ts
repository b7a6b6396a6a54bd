/**
 * Expressions over the product's metrics. The windows of dashboards are Grafana's own variable; those of alerts
 * are said. Base names of the metrics are written once, here.
 */

/** Histograms, without `_bucket`, `_sum` and `_count`. */
export const histogram = {
  requests: 'http_server_request_duration_seconds',
  outgoing: 'http_client_request_duration_seconds',
  statements: 'db_client_operation_duration_seconds',
  rows: 'db_client_response_returned_rows',
  waits: 'db_client_connection_wait_time_seconds',
  jobs: 'scheduler_job_duration_seconds',
  fileRows: 'otel_bi_export_rows',
  fileSize: 'otel_bi_export_size_bytes',
} as const;

export const counter = {
  jobSuccess: 'scheduler_job_success_total',
  jobFailure: 'scheduler_job_failure_total',
  jobRecords: 'scheduler_job_records_processed_total',
  files: 'otel_bi_export_files_total',
} as const;

export const gauge = {
  connections: 'db_client_connection_count',
  pending: 'db_client_connection_pending_requests',
  maxConnections: 'db_client_connection_max',
} as const;

/** Window of a dashboard's rates: at least four scrapes, and as wide as the picture's resolution asks for. */
export const AUTO = '$__rate_interval';

/** Label matchers, such as `http_route!=""`; empty for all series. */
type Matchers = string;

const selected = (name: string, matchers: Matchers) => (matchers === '' ? name : `${name}{${matchers}}`);

/** Events a second. */
export function rate(name: string, { by = '', matchers = '', window = AUTO } = {}): string {
  return `sum${by === '' ? '' : ` by (${by})`} (rate(${selected(name, matchers)}[${window}]))`;
}

/** A quantile of a histogram, by linear interpolation within its buckets. */
export function quantile(q: number, name: string, { by = '', matchers = '', window = AUTO } = {}): string {
  const grouped = rate(`${name}_bucket`, { by: by === '' ? 'le' : `${by}, le`, matchers, window });
  return `histogram_quantile(${q}, ${grouped})`;
}

/** Share of events that match, 0 to 1; nothing where there were no events. */
export function share(
  name: string,
  matching: Matchers,
  { by = '', matchers = '', window = AUTO } = {},
): string {
  const both = [matchers, matching].filter((each) => each !== '').join(', ');
  const options = { by, window };
  const total = rate(name, { ...options, matchers });
  // Without `or` there would be nothing, not zero, while nothing matches.
  return `(${rate(name, { ...options, matchers: both })} or 0 * ${total}) / ${total}`;
}

/**
 * How much counters grew within a window. Unlike `increase` it counts the first value of a series too: a
 * function's container is a new process whose counter begins at 1, and a nightly job often has no other value.
 * It relies on each process having an `instance` of its own, so that no series is ever reset.
 */
export function growth(name: string, { by = '', matchers = '', window = '1h' } = {}): string {
  const series = selected(name, matchers);
  const before = `last_over_time(${series}[1h] offset ${window})`;
  const now = `max_over_time(${series}[${window}])`;
  return `sum${by === '' ? '' : ` by (${by})`} (${now} - (${before} or 0 * ${now}))`;
}

/** Databases: both warehouses and PostgreSQL, by statement, and the pool of connections. */
import { dashboard, lines, number, topTable, traces } from '../panels.ts';
import { gauge, histogram, quantile, rate, share } from '../promql.ts';

const { statements, rows, waits } = histogram;
const failed = 'error_type!=""';
const recent = { window: '15m' };

export const databaseDashboard = dashboard(
  'otel-bi-database',
  'OTel BI: databases',
  'Statements as their client spans measured them: warehouses (SQL Server or DuckDB) and PostgreSQL.',
)
  .withPanel(
    number(
      { title: 'Statements', description: 'A second, last 15 minutes.', unit: 'ops' },
      rate(`${statements}_count`, recent),
      null,
    ),
  )
  .withPanel(
    number(
      { title: 'Failed', description: 'Share of statements, last 15 minutes.', unit: 'percentunit' },
      share(`${statements}_count`, failed, recent),
      { warn: 0.005, alarm: 0.05 },
    ),
  )
  .withPanel(
    number(
      { title: 'Pool in use', description: 'Used connections of the fullest pool.', unit: 'percentunit' },
      `max(sum by (instance, db_client_connection_pool_name) (${gauge.connections}{db_client_connection_state="used"}) / sum by (instance, db_client_connection_pool_name) (${gauge.maxConnections}))`,
      { warn: 0.8, alarm: 1 },
    ),
  )
  .withPanel(
    number(
      { title: 'Waiting', description: 'Requests that wait for a connection now.' },
      `sum(${gauge.pending})`,
      { warn: 1, alarm: 5 },
    ),
  )
  .withPanel(
    lines(
      { title: 'Statements', description: 'A second, by database.', unit: 'ops' },
      {
        '{{db_system_name}} {{db_namespace}}': rate(`${statements}_count`, {
          by: 'db_system_name, db_namespace',
        }),
      },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'p95',
        description: 'By database: a warehouse query may take seconds, a statement of the store must not.',
        unit: 's',
      },
      {
        '{{db_system_name}} {{db_namespace}}': quantile(0.95, statements, {
          by: 'db_system_name, db_namespace',
        }),
      },
    ),
  )
  .withPanel(
    topTable(
      {
        title: 'Slowest statements',
        description: 'p95 of the last hour by summary: operation and first table, or the name of the query.',
        unit: 's',
      },
      `topk(15, ${quantile(0.95, statements, { by: 'db_system_name, db_query_summary', window: '1h' })})`,
    ),
  )
  .withPanel(
    topTable(
      {
        title: 'Most time spent',
        description: 'Seconds of the last hour by summary: frequency times duration.',
        unit: 's',
      },
      `topk(15, sum by (db_system_name, db_query_summary) (increase(${statements}_sum[1h])))`,
    ),
  )
  .withPanel(
    lines(
      { title: 'Failures', description: 'A second, by database and SQLSTATE or error code.', unit: 'ops' },
      {
        '{{db_system_name}} {{error_type}}': rate(`${statements}_count`, {
          by: 'db_system_name, error_type',
          matchers: failed,
        }),
      },
    ),
  )
  .withPanel(
    lines(
      { title: 'Rows returned', description: '95th percentile by database.' },
      { '{{db_system_name}} {{db_namespace}}': quantile(0.95, rows, { by: 'db_system_name, db_namespace' }) },
    ),
  )
  .withPanel(
    lines(
      { title: 'Connections', description: 'By state, all processes together.' },
      { '{{db_client_connection_state}}': `sum by (db_client_connection_state) (${gauge.connections})` },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Wait for a connection',
        description: 'How long a request waited for one of the pool.',
        unit: 's',
      },
      { p50: quantile(0.5, waits), p95: quantile(0.95, waits) },
    ),
  )
  .withPanel(
    traces(
      { title: 'Slow statements', description: 'Spans of the time range over half a second.' },
      '{ kind = client && span.db.system.name != nil && duration > 500ms }',
    ),
  );

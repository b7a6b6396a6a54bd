/** Business numbers as the jobs stored them: what to sell, order and look into. Read from PostgreSQL. */
import { dashboard, sqlLines, sqlNumber, sqlTable } from '../panels.ts';

/** The newest run that wrote a table. */
const newest = (table: string) =>
  `execution_id = (SELECT execution_id FROM ${table} ORDER BY computed_at DESC, execution_id DESC LIMIT 1)`;

/** The newest successful checks of both warehouses, one row a failed check. */
const failedChecks = `
SELECT run.domain, check_state->>'name' AS name, check_state->>'severity' AS severity,
       (check_state->>'failures')::bigint AS failures, run.finished_at AS checked_at
FROM (
  SELECT DISTINCT ON (domain) domain, finished_at, result FROM job_executions
  WHERE job_id LIKE '%.data_quality' AND status = 'succeeded' ORDER BY domain, finished_at DESC
) AS run, jsonb_array_elements(run.result->'checks') AS check_state
WHERE check_state->>'status' = 'failed'`;

export const businessDashboard = dashboard(
  'otel-bi-business',
  'OTel BI: business',
  'What the newest runs of the jobs found. Dates are those of the warehouses, which end years ago.',
)
  .time({ from: 'now-7d', to: 'now' })
  .withPanel(
    sqlNumber(
      {
        title: 'Forecast revenue',
        description: 'AdventureWorks, all days of the newest forecast.',
        unit: 'currencyUSD',
      },
      `SELECT sum(value) AS value FROM aw_forecasts WHERE ${newest('aw_forecasts')}`,
      null,
    ),
  )
  .withPanel(
    sqlNumber(
      {
        title: 'Items to order now',
        description: 'Stock items of HIGH urgency in the newest recommendations.',
      },
      `SELECT count(*) AS value FROM wwi_reorder_recommendations WHERE urgency = 'HIGH' AND ${newest('wwi_reorder_recommendations')}`,
      { warn: 1, alarm: 25 },
    ),
  )
  .withPanel(
    sqlNumber(
      { title: 'Anomalies', description: 'Found by the newest run over its window.' },
      `SELECT anomaly_count AS value FROM aw_anomaly_runs ORDER BY computed_at DESC, execution_id DESC LIMIT 1`,
      null,
    ),
  )
  .withPanel(
    sqlNumber(
      {
        title: 'Failed checks',
        description: 'Data-quality checks that the newest runs found failed, both warehouses.',
      },
      `SELECT count(*) AS value FROM (${failedChecks}\n) AS failed`,
      { warn: 1, alarm: 10 },
    ),
  )
  .withPanel(
    sqlTable(
      { title: 'Order now', description: 'HIGH urgency first, then what runs out first.' },
      `
SELECT stock_item, supplier, on_hand, round(reorder_point) AS reorder_point,
       round(days_of_cover::numeric, 1) AS days_of_cover, recommended_quantity, urgency
FROM wwi_reorder_recommendations
WHERE urgency IN ('HIGH', 'MEDIUM') AND ${newest('wwi_reorder_recommendations')}
ORDER BY urgency, days_of_cover NULLS LAST LIMIT 50`,
    ),
  )
  .withPanel(
    sqlTable(
      {
        title: 'Forecast',
        description: 'Revenue a day with its interval, as the newest run stored it.',
        unit: 'currencyUSD',
      },
      `
SELECT to_char(date, 'YYYY-MM-DD') AS date, value, lower, upper
FROM aw_forecasts WHERE ${newest('aw_forecasts')} ORDER BY aw_forecasts.date`,
    ),
  )
  .withPanel(
    sqlTable(
      { title: 'Anomalies', description: 'Of the newest run, newest first.' },
      `
SELECT found->>'date' AS date, found->>'channel' AS channel, found->>'direction' AS direction,
       (found->>'revenue')::numeric AS revenue, (found->>'expected')::numeric AS expected
FROM (SELECT anomalies FROM aw_anomaly_runs ORDER BY computed_at DESC, execution_id DESC LIMIT 1) AS run,
     jsonb_array_elements(run.anomalies) AS found
ORDER BY 1 DESC`,
    ),
  )
  .withPanel(
    sqlTable(
      { title: 'Failed checks', description: 'Severity error first.' },
      `${failedChecks}\nORDER BY severity, failures DESC`,
    ),
  )
  .withPanel(
    sqlTable(
      { title: 'Sales employees', description: 'Scores of the newest run, 0 to 100.' },
      `
SELECT rank, name, territory, revenue, orders, round(score::numeric, 1) AS score
FROM aw_rep_scores WHERE ${newest('aw_rep_scores')} ORDER BY rank LIMIT 20`,
    ),
  )
  .withPanel(
    sqlTable(
      { title: 'Suppliers', description: 'Reliability scores of the newest run, 0 to 100.' },
      `
SELECT rank, supplier, category, purchase_orders, round(fill_rate_pct::numeric, 1) AS fill_rate_pct,
       round(score::numeric, 1) AS score
FROM wwi_supplier_scores WHERE ${newest('wwi_supplier_scores')} ORDER BY rank LIMIT 20`,
    ),
  )
  .withPanel(
    sqlLines(
      { title: 'Items to order now', description: 'HIGH urgency, by run of the job.' },
      `
SELECT computed_at AS time, count(*) FILTER (WHERE urgency = 'HIGH') AS high,
       count(*) FILTER (WHERE urgency = 'MEDIUM') AS medium
FROM wwi_reorder_recommendations WHERE $__timeFilter(computed_at) GROUP BY computed_at ORDER BY computed_at`,
    ),
  )
  .withPanel(
    sqlLines(
      { title: 'Use', description: 'Acts in the audit trail an hour, by domain.' },
      `
SELECT date_trunc('hour', at) AS time, domain AS metric, count(*) AS acts
FROM audit_log WHERE $__timeFilter(at) GROUP BY 1, 2 ORDER BY 1`,
    ),
  );

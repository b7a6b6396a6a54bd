/** What the jobs computed, kept as it was: one row an item, a run's rows under one computed_at. */
export const name = '0003-records';

/** `position` is the row's place in its snapshot, so that a list shows the view's own order. */
const snapshot = `
  id uuid PRIMARY KEY,
  execution_id uuid NOT NULL,
  computed_at timestamptz NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  as_of date`;

const snapshotTables = [
  'aw_forecasts',
  'aw_rep_scores',
  'aw_product_demand',
  'aw_anomaly_runs',
  'wwi_reorder_recommendations',
  'wwi_supplier_scores',
];

/** A run writes a place once: a late second writer of the same run fails as a whole. */
const snapshotIndexes = snapshotTables
  .map(
    (table) => `
CREATE UNIQUE INDEX ${table}_place ON ${table} (execution_id, position);
CREATE INDEX ${table}_newest ON ${table} (computed_at DESC, execution_id DESC, position);
SELECT make_append_only('${table}');`,
  )
  .join('');

export const sql = `
CREATE TABLE aw_forecasts (${snapshot},
  model text NOT NULL,
  date date NOT NULL,
  value numeric(19, 4) NOT NULL,
  lower numeric(19, 4) NOT NULL,
  upper numeric(19, 4) NOT NULL
);

CREATE TABLE aw_rep_scores (${snapshot},
  rank integer NOT NULL,
  employee_key integer NOT NULL,
  name text NOT NULL,
  territory text,
  revenue numeric(19, 4) NOT NULL,
  orders bigint NOT NULL,
  quota_attainment_pct double precision,
  growth_pct double precision,
  score double precision NOT NULL,
  components jsonb NOT NULL
);

CREATE TABLE aw_product_demand (${snapshot},
  rank integer NOT NULL,
  product_key integer NOT NULL,
  name text NOT NULL,
  category text,
  units bigint NOT NULL,
  revenue numeric(19, 4) NOT NULL,
  trend_pct_per_month double precision,
  demand_score double precision NOT NULL,
  abc_class text NOT NULL,
  xyz_class text
);

-- One row a run: the window it looked at and everything it found.
CREATE TABLE aw_anomaly_runs (${snapshot},
  window_from date NOT NULL,
  window_to date NOT NULL CHECK (window_to >= window_from),
  anomaly_count integer NOT NULL CHECK (anomaly_count >= 0),
  anomalies jsonb NOT NULL CHECK (jsonb_typeof(anomalies) = 'array')
);

CREATE TABLE wwi_reorder_recommendations (${snapshot},
  stock_item_key integer NOT NULL,
  stock_item text NOT NULL,
  supplier text,
  on_hand bigint NOT NULL,
  on_order bigint NOT NULL,
  reorder_point double precision NOT NULL,
  safety_stock double precision NOT NULL,
  daily_demand double precision NOT NULL,
  lead_time_days double precision NOT NULL,
  lead_time_source text NOT NULL,
  days_of_cover double precision,
  recommended_quantity bigint NOT NULL,
  quantity_per_outer integer NOT NULL,
  estimated_cost numeric(19, 4),
  urgency text NOT NULL CHECK (urgency IN ('HIGH', 'MEDIUM', 'LOW')),
  reason text NOT NULL
);

CREATE TABLE wwi_supplier_scores (${snapshot},
  rank integer NOT NULL,
  supplier_key integer NOT NULL,
  supplier text NOT NULL,
  category text,
  purchase_orders bigint NOT NULL,
  fill_rate_pct double precision,
  finalized_pct double precision,
  lead_time_days double precision,
  score double precision NOT NULL,
  components jsonb NOT NULL
);
${snapshotIndexes}

CREATE TABLE wwi_business_events (
  id uuid PRIMARY KEY,
  execution_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  stock_item_key integer NOT NULL,
  stock_item text NOT NULL,
  type text NOT NULL,
  urgency text NOT NULL CHECK (urgency IN ('HIGH', 'MEDIUM', 'LOW')),
  on_hand bigint NOT NULL,
  threshold double precision NOT NULL,
  message text NOT NULL
);
CREATE INDEX wwi_business_events_newest ON wwi_business_events (at DESC, id DESC);

CREATE TABLE wwi_whatif_scenarios (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  name text NOT NULL,
  parameters jsonb NOT NULL,
  baseline jsonb NOT NULL,
  result jsonb NOT NULL,
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
  as_of date,
  trace_id text CHECK (trace_id ~ '^[0-9a-f]{32}$')
);
CREATE INDEX wwi_whatif_scenarios_newest ON wwi_whatif_scenarios (created_at DESC, id DESC);

SELECT make_append_only('wwi_business_events');
SELECT make_append_only('wwi_whatif_scenarios');
`;

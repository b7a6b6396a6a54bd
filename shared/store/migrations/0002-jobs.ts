/** Job slots, their attempts, the leases that keep runs apart, and the outbox of events. */
export const name = '0002-jobs';

export const sql = `
-- One row for each time a job is due: what must have exactly one effect, however often it is delivered.
CREATE TABLE job_slots (
  id uuid PRIMARY KEY,
  job_id text NOT NULL,
  domain text NOT NULL CHECK (domain IN ('aw', 'wwi')),
  -- The scheduled time, or the execution id of a manual run or a replay.
  slot_key text NOT NULL,
  scheduled_for timestamptz,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dead')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (job_id, slot_key)
);
CREATE INDEX job_slots_open ON job_slots (next_attempt_at) WHERE status = 'open';

-- One row for each attempt at a slot, updated as it goes on.
CREATE TABLE job_executions (
  id uuid PRIMARY KEY,
  slot_id uuid NOT NULL REFERENCES job_slots (id),
  job_id text NOT NULL,
  domain text NOT NULL CHECK (domain IN ('aw', 'wwi')),
  trigger text NOT NULL CHECK (trigger IN ('schedule', 'manual', 'catch-up', 'replay')),
  attempt integer NOT NULL DEFAULT 1 CHECK (attempt >= 1),
  -- The lease's fencing token under which this attempt writes; null while it waits or when skipped.
  fence bigint,
  actor text,
  event_id text,
  scheduled_for timestamptz,
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'skipped')),
  records_processed bigint CHECK (records_processed >= 0),
  error text,
  result jsonb,
  trace_id text CHECK (trace_id ~ '^[0-9a-f]{32}$'),
  span_id text CHECK (span_id ~ '^[0-9a-f]{16}$'),
  CHECK ((status IN ('succeeded', 'failed', 'skipped')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_executions_domain ON job_executions (domain, queued_at DESC, id DESC);
CREATE INDEX job_executions_job ON job_executions (job_id, queued_at DESC, id DESC);
CREATE INDEX job_executions_slot ON job_executions (slot_id);
CREATE INDEX job_executions_unfinished ON job_executions (job_id) WHERE finished_at IS NULL;
-- A slot has at most one successful attempt, whatever the application believes.
CREATE UNIQUE INDEX job_executions_one_success ON job_executions (slot_id) WHERE status = 'succeeded';

-- At most one run of a job at a time. The fence only grows; a writer that holds an older one is refused.
CREATE TABLE job_leases (
  job_id text PRIMARY KEY,
  fence bigint NOT NULL CHECK (fence >= 1),
  execution_id uuid NOT NULL REFERENCES job_executions (id),
  expires_at timestamptz NOT NULL,
  released_at timestamptz
);

-- Events written in the transaction of the results they tell of; a sweeper publishes them afterwards.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  execution_id uuid REFERENCES job_executions (id),
  type text NOT NULL,
  detail jsonb NOT NULL,
  traceparent text,
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_error text,
  published_at timestamptz
);
CREATE INDEX outbox_unpublished ON outbox (next_attempt_at, id) WHERE published_at IS NULL;
`;

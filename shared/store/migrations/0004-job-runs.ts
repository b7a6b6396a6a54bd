/** What runs need beyond their history: how they were asked for, who sends them, and what died for good. */
export const name = '0004-job-runs';

export const sql = `
ALTER TABLE job_executions
  -- W3C context of whoever asked for the run, to which its own trace is linked.
  ADD COLUMN traceparent text,
  -- When its event was last put on the bus; null while nobody has, or once it met a busy job.
  ADD COLUMN dispatched_at timestamptz,
  -- The attempt after which its slot was given up.
  ADD COLUMN dead_letter boolean NOT NULL DEFAULT false;

-- At most one attempt of a slot waits or runs.
CREATE UNIQUE INDEX job_executions_one_unfinished ON job_executions (slot_id) WHERE finished_at IS NULL;

-- The last event of each item, which a new one is compared with.
CREATE INDEX wwi_business_events_item ON wwi_business_events (stock_item_key, at DESC, id DESC);

-- Unknown where the order quantity of a product's sales was not loaded.
ALTER TABLE aw_product_demand ALTER COLUMN units DROP NOT NULL;
`;

/** Events that the bus refuses again and again are given up and wait for an operator. */
export const name = '0008-given-up-events';

export const sql = `
ALTER TABLE outbox ADD COLUMN given_up_at timestamptz;
DROP INDEX outbox_unpublished;
CREATE INDEX outbox_unpublished ON outbox (next_attempt_at, id)
  WHERE published_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_given_up ON outbox (execution_id) WHERE given_up_at IS NOT NULL;
`;

/** Events written in the transaction of what they tell of, and published afterwards, at least once. */
import type { Queryable, StatementOptions } from './database.ts';
import { jsonText, storableText } from './json.ts';

export interface OutboxEvent {
  /** UUID, also in the detail: consumers know a repeat by it. */
  readonly id: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ClaimedEvent extends OutboxEvent {
  /** How often it was given to the bus, this time included. */
  readonly attempts: number;
}

/**
 * Attempts before an event is given up: about a day of a bus that cannot be reached. What it refuses for so
 * long (an event too large, of a form that it does not know) it would refuse for ever.
 */
const MOST_ATTEMPTS = 30;

/** Adds events to the transaction of their run. */
export async function appendOutbox(
  transaction: Queryable,
  executionId: string,
  events: readonly OutboxEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await transaction.query(
    `INSERT INTO outbox (id, execution_id, type, detail, traceparent)
     SELECT id, $1, type, detail, detail ->> 'traceparent'
     FROM jsonb_to_recordset($2::jsonb) AS event (id uuid, type text, detail jsonb)`,
    [executionId, jsonText(events)],
  );
}

/**
 * Takes due events for publishing. They are due again after a while that doubles with every attempt (30 s to
 * an hour), unless `markPublished` comes first: a publisher that dies loses nothing. Those that were given up
 * are not due.
 */
export async function claimOutbox(
  database: Queryable,
  limit: number,
  options?: StatementOptions,
): Promise<ClaimedEvent[]> {
  return database.query<ClaimedEvent>(
    `UPDATE outbox SET attempts = attempts + 1,
       next_attempt_at = clock_timestamp()
         + least(interval '1 hour', interval '30 seconds' * (1 << least(attempts, 10)))
     WHERE id IN (
       SELECT id FROM outbox WHERE published_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= clock_timestamp()
       ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     RETURNING id, type, detail, attempts`,
    [limit],
    options,
  );
}

export async function markPublished(
  database: Queryable,
  ids: readonly string[],
  options?: StatementOptions,
): Promise<void> {
  await database.query(
    `UPDATE outbox SET published_at = clock_timestamp(), last_error = NULL
     WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb)::uuid) AND published_at IS NULL`,
    [jsonText(ids)],
    options,
  );
}

/**
 * Keeps what the bus said about an event that it did not take; the last time it is given up.
 * @returns whether it was given up
 */
export async function noteUnpublished(
  database: Queryable,
  id: string,
  error: string,
  options?: StatementOptions,
): Promise<boolean> {
  const [event] = await database.query<{ readonly isGivenUp: boolean }>(
    `UPDATE outbox SET last_error = $2,
       given_up_at = CASE WHEN attempts >= $3 THEN clock_timestamp() END
     WHERE id = $1 AND published_at IS NULL
     RETURNING given_up_at IS NOT NULL AS "isGivenUp"`,
    [id, storableText(error), MOST_ATTEMPTS],
    options,
  );
  return event?.isGivenUp ?? false;
}

/** Makes the events of a run that were given up due again, with all their attempts. @returns how many */
export async function requeueGivenUp(transaction: Queryable, executionId: string): Promise<number> {
  const events = await transaction.query<{ readonly id: string }>(
    `UPDATE outbox SET given_up_at = NULL, attempts = 0, next_attempt_at = clock_timestamp()
     WHERE execution_id = $1 AND given_up_at IS NOT NULL RETURNING id`,
    [executionId],
  );
  return events.length;
}

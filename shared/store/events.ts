/** Stock-level business events that the jobs recorded. */

import type * as z from 'zod/mini';
import type { said } from '../contract/envelope.ts';
import { cursorCodec } from './cursor.ts';
import type { Queryable } from './database.ts';
import { jsonText } from './json.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';
import { uuidv7 } from './uuid.ts';

/** A row as `GET /api/wwi/events` shows it. */
export interface BusinessEventRow {
  readonly id: string;
  /** ISO 8601 UTC with microseconds. */
  readonly at: string;
  readonly stockItemKey: number;
  readonly stockItem: string;
  readonly type: string;
  readonly urgency: 'HIGH' | 'MEDIUM' | 'LOW';
  /** Units. */
  readonly onHand: number;
  /** Units at which the event fires. */
  readonly threshold: number;
  readonly message: string;
  /** The message sentence by sentence; null for an event of before it was kept. */
  readonly said: z.output<typeof said> | null;
  /** ISO date of the newest fact that the run used. */
  readonly asOf: string | null;
}

export type BusinessEvent = Omit<BusinessEventRow, 'id' | 'at' | 'asOf'>;

/**
 * Adds a run's events in one statement and answers their ids, in order.
 * @param asOf ISO date of the newest fact that the run used
 */
export async function appendEvents(
  database: Queryable,
  executionId: string,
  events: readonly BusinessEvent[],
  asOf: string | null,
): Promise<string[]> {
  const rows = events.map((event) => ({ ...event, id: uuidv7() }));
  if (rows.length === 0) return [];
  await database.query(
    `INSERT INTO wwi_business_events
       (id, execution_id, as_of, stock_item_key, stock_item, type, urgency, on_hand, threshold, message, said)
     SELECT id, $1, $2, "stockItemKey", "stockItem", type, urgency, "onHand", threshold, message, said
     FROM jsonb_to_recordset($3::jsonb) AS event (id uuid, "stockItemKey" integer, "stockItem" text, type text,
       urgency text, "onHand" bigint, threshold double precision, message text,
       said jsonb)`,
    [executionId, asOf, jsonText(rows)],
  );
  return rows.map(({ id }) => id);
}

const codec = cursorCodec('events', ['instant', 'uuid']);

export interface EventFilter {
  /** All urgencies when absent. */
  readonly urgency?: BusinessEventRow['urgency'] | undefined;
}

/** A page of events, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listEvents(
  database: Queryable,
  request: PageRequest & EventFilter,
): Promise<Page<BusinessEventRow>> {
  const [at, id] = request.cursor === undefined ? [null, null] : codec.decode(request.cursor);
  const rows = await database.query<BusinessEventRow>(
    `SELECT id, at, stock_item_key AS "stockItemKey", stock_item AS "stockItem", type, urgency,
            on_hand AS "onHand", threshold, message, said, as_of AS "asOf"
     FROM wwi_business_events
     WHERE ($1::timestamptz IS NULL OR (at, id) < ($1, $2::uuid)) AND ($4::text IS NULL OR urgency = $4)
     ORDER BY at DESC, id DESC
     LIMIT $3`,
    [at, id, request.limit + 1, request.urgency ?? null],
    request,
  );
  return cutPage(
    rows,
    request.limit,
    codec,
    (row) => [row.at, row.id],
    (row) => row,
  );
}

/** Urgency of each item's last stored event; items without one are absent. */
export async function lastUrgencies(
  transaction: Queryable,
): Promise<ReadonlyMap<number, BusinessEventRow['urgency']>> {
  const rows = await transaction.query<{ key: number; urgency: BusinessEventRow['urgency'] }>(
    `SELECT DISTINCT ON (stock_item_key) stock_item_key AS key, urgency
     FROM wwi_business_events ORDER BY stock_item_key, at DESC, id DESC`,
  );
  return new Map(rows.map(({ key, urgency }) => [key, urgency]));
}

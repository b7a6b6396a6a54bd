/** What-if scenarios: written once with their result, listed without items, read with them. */
import { AppError } from '../contract/errors.ts';
import { cursorCodec } from './cursor.ts';
import type { Queryable, StatementOptions } from './database.ts';
import { jsonText, storableText } from './json.ts';
import { cutPage, type Page, type PageRequest } from './page.ts';
import { uuidv7 } from './uuid.ts';

/** A row as `GET /api/wwi/scenarios` lists it; the contract's schemas say what the objects hold. */
export interface ScenarioSummaryRow {
  readonly id: string;
  readonly name: string;
  /** ISO 8601 UTC with microseconds. */
  readonly createdAt: string;
  /** ISO date of the newest fact that it was computed from. */
  readonly asOf: string | null;
  readonly parameters: unknown;
  readonly baseline: unknown;
  readonly result: unknown;
}

export interface ScenarioRow extends ScenarioSummaryRow {
  readonly items: unknown;
}

export interface ScenarioEntry extends Omit<ScenarioRow, 'id' | 'createdAt'> {
  readonly actor: string;
  readonly items: readonly unknown[];
  readonly traceId?: string | null | undefined;
}

const SUMMARY = 'id, name, created_at AS "createdAt", as_of AS "asOf", parameters, baseline, result';

/** Adds one scenario and answers it as it was stored. */
export async function appendScenario(
  database: Queryable,
  entry: ScenarioEntry,
  options?: StatementOptions,
): Promise<ScenarioRow> {
  const [row] = await database.query<ScenarioRow>(
    `INSERT INTO wwi_whatif_scenarios (id, actor, name, parameters, baseline, result, items, as_of, trace_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     RETURNING ${SUMMARY}, items`,
    [
      uuidv7(),
      storableText(entry.actor),
      storableText(entry.name),
      jsonText(entry.parameters),
      jsonText(entry.baseline),
      jsonText(entry.result),
      jsonText(entry.items),
      entry.asOf,
      entry.traceId ?? null,
    ],
    options,
  );
  if (row === undefined) throw new AppError('internal', 'a scenario was stored without an answer');
  return row;
}

/** One scenario with its items, undefined when there is none. @param id a UUID */
export async function findScenario(
  database: Queryable,
  id: string,
  options?: StatementOptions,
): Promise<ScenarioRow | undefined> {
  const [row] = await database.query<ScenarioRow>(
    `SELECT ${SUMMARY}, items FROM wwi_whatif_scenarios WHERE id = $1`,
    [id],
    options,
  );
  return row;
}

const codec = cursorCodec('scenarios', ['instant', 'uuid']);

/** A page of scenarios, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export async function listScenarios(
  database: Queryable,
  request: PageRequest,
): Promise<Page<ScenarioSummaryRow>> {
  const [at, id] = request.cursor === undefined ? [null, null] : codec.decode(request.cursor);
  const rows = await database.query<ScenarioSummaryRow>(
    `SELECT ${SUMMARY} FROM wwi_whatif_scenarios
     WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2::uuid)
     ORDER BY created_at DESC, id DESC
     LIMIT $3`,
    [at, id, request.limit + 1],
    request,
  );
  return cutPage(
    rows,
    request.limit,
    codec,
    (row) => [row.createdAt, row.id],
    (row) => row,
  );
}

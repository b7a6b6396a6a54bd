/** States that the warehouses were seen in; rows are added with the audit rows of answers. */
import type { SeenState } from '../contract/platform/data-state.ts';
import type { Queryable, StatementOptions } from './database.ts';

const COLUMNS = `domain, hash, seen_at AS "seenAt", tables`;

/** Where a state was seen, undefined when it is not among those kept. */
export async function findDataState(
  database: Queryable,
  hash: string,
  options?: StatementOptions,
): Promise<SeenState | undefined> {
  const [row] = await database.query<SeenState>(
    `SELECT ${COLUMNS} FROM warehouse_states WHERE hash = $1 ORDER BY seen_at LIMIT 1`,
    [hash],
    options,
  );
  return row;
}

/** The newest state that an answer, a file or a run of the domain came from; undefined before the first. */
export async function findNewestState(
  database: Queryable,
  domain: SeenState['domain'],
  options?: StatementOptions,
): Promise<SeenState | undefined> {
  const [row] = await database.query<SeenState>(
    `SELECT ${COLUMNS} FROM warehouse_states WHERE domain = $1 ORDER BY seen_at DESC LIMIT 1`,
    [domain],
    options,
  );
  return row;
}

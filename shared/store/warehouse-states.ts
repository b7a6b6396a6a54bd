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

/** What a run read, and since when other data are known. */
export interface CheckedState {
  /** Hash of the state; null where it was not kept. */
  readonly dataState: string | null;
  /** When other data were first seen; null while the newest known are the same, or the run's are not known. */
  readonly dataChangedAt: string | null;
}

/** The state of the data that a run of the domain was about. @param executionId a UUID */
export async function findCheckedState(
  database: Queryable,
  { executionId, domain }: { readonly executionId: string; readonly domain: SeenState['domain'] },
  options?: StatementOptions,
): Promise<CheckedState> {
  const [row] = await database.query<CheckedState>(
    `SELECT run.hash AS "dataState", newest.seen_at AS "dataChangedAt"
     FROM (
       SELECT basis -> 'data' ->> $2 AS hash FROM audit_log WHERE operation_id = $1 AND phase = 'finished'
     ) AS run
     LEFT JOIN LATERAL (
       SELECT hash, seen_at FROM warehouse_states WHERE domain = $2 ORDER BY seen_at DESC LIMIT 1
     ) AS newest ON newest.hash <> run.hash`,
    [executionId, domain],
    options,
  );
  return row ?? { dataState: null, dataChangedAt: null };
}

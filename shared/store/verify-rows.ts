/** Audit rows read for verification: in order, a chunk at a time, each with its hash computed again. */
import { type AuditHashCheck, recomputeAuditHashes } from './audit-hash.ts';
import type { Queryable, StatementOptions } from './database.ts';

const CHUNK = 2_000;

/** Rows after one `seq` and up to another. Holds one chunk at a time, however many rows there are. */
export async function* checkRows(
  database: Queryable,
  { after, through }: { readonly after: number; readonly through: number },
  options?: StatementOptions,
): AsyncGenerator<AuditHashCheck[]> {
  for (let last = after; last < through; ) {
    const rows = await recomputeAuditHashes(database, last + 1, through, { ...options, limit: CHUNK });
    if (rows.length > 0) yield rows;
    last = rows.length < CHUNK ? through : (rows.at(-1)?.seq ?? through);
  }
}

/** A row whose place the trail never gave out: below 1, or beyond the last number drawn. */
export interface MisplacedRow {
  readonly id: string;
  /** As text: it may be too large for a number. */
  readonly seq: string;
}

export async function findMisplacedRow(
  database: Queryable,
  options?: StatementOptions,
): Promise<MisplacedRow | undefined> {
  // A visible row has drawn its number before the last one is read here.
  const [row] = await database.query<MisplacedRow>(
    `SELECT id, seq::text AS seq FROM audit_log
     WHERE seq < 1 OR seq > (SELECT coalesce(pg_sequence_last_value('audit_log_seq'), 0))
     ORDER BY audit_log.seq LIMIT 1`,
    [],
    options,
  );
  return row;
}

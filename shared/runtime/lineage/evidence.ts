/** Whether an audit row is what was written: by its own hash, and by the seal that holds it. */
import { recomputeAuditHashes } from '../../store/audit-hash.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { readSealedRows } from '../../store/sealed-rows.ts';
import { findSealOf } from '../../store/seals.ts';

export interface RowEvidence {
  /** Whether the row's content is what its hash says. */
  readonly rowHolds: boolean;
  /** Null while it has none. */
  readonly seal: {
    readonly number: number;
    /** ISO 8601 UTC. */
    readonly at: string;
    /** Whether the hashes of all its rows are those that it was made of: who changes a row can hash it anew. */
    readonly holds: boolean;
  } | null;
}

export async function evidenceOf(
  database: Queryable,
  { seq }: Pick<AuditRecord, 'seq'>,
  options: StatementOptions,
): Promise<RowEvidence> {
  const [checks, seal] = await Promise.all([
    recomputeAuditHashes(database, seq, seq, options),
    findSealOf(database, seq, options),
  ]);
  const rowHolds = checks.every(({ stored, computed }) => stored === computed);
  if (seal === undefined) return { rowHolds, seal: null };
  const { number, at } = seal;
  return { rowHolds, seal: { number, at, holds: (await readSealedRows(database, seal, options)) !== null } };
}

/** The rows of a seal, held against it. */
import type { Queryable, StatementOptions } from './database.ts';
import { merkleRoot } from './merkle.ts';
import { type Seal, type SealedRow, sealHash } from './seal-record.ts';
import { listSealedRows } from './seals.ts';

/** The rows that a seal holds, in order; null when they, or the seal, are no longer what was sealed. */
export async function readSealedRows(
  database: Queryable,
  seal: Seal,
  options?: StatementOptions,
): Promise<readonly SealedRow[] | null> {
  const range = { after: seal.firstSeq - 1, through: seal.lastSeq, limit: seal.rowCount + 1 };
  const rows = await listSealedRows(database, range, options);
  const isWhole = merkleRoot(rows.map(({ hash }) => hash)) === seal.merkleRoot;
  return isWhole && sealHash(seal) === seal.sealHash ? rows : null;
}

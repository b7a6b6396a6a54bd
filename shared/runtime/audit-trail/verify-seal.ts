/** One seal beside the one before it and beside the rows that it sealed. */
import type { AuditHashCheck } from '../../store/audit-hash.ts';
import { merkleTree } from '../../store/merkle.ts';
import { type Seal, type SealedRow, sealHash } from '../../store/seal-record.ts';
import { checkRows } from '../../store/verify-rows.ts';
import type { Problems, Verification } from './problems.ts';
import { vaultCopy } from './verify-vault.ts';

/** Whether the seal follows the one before and is what its own hash says. */
export function checkChain({ problems }: Verification, previous: Seal | undefined, seal: Seal): boolean {
  const before = problems.count;
  const expected = (previous?.number ?? 0) + 1;
  if (seal.number !== expected) {
    const missing =
      expected === seal.number - 1 ? `seal ${expected} is` : `seals ${expected} to ${seal.number - 1} are`;
    problems.add({ kind: 'seal_missing', seal: expected, message: `${missing} missing from the database` });
  } else if (sealHash(seal) !== seal.sealHash) {
    const message = `seal ${seal.number} was changed: it is not what its hash says`;
    problems.add({ kind: 'seal_changed', seal: seal.number, message });
  } else if (seal.previousHash !== (previous?.sealHash ?? null)) {
    const message = `seal ${seal.number} does not follow seal ${seal.number - 1}: one of them was replaced`;
    problems.add({ kind: 'seal_replaced', seal: seal.number, message });
  }
  return problems.count === before;
}

/**
 * Whether the rows since the seal before are those that were sealed, each what its own hash says.
 * @returns rows that were read
 */
export async function checkSealedRows(
  verification: Verification,
  previous: Seal | undefined,
  seal: Seal,
): Promise<number> {
  const { database, problems, signal } = verification;
  const tree = merkleTree();
  const found: SealedRow[] = [];
  const before = problems.count;
  // From the seal before, not from this one's first row: nothing may be slipped in between.
  const range = { after: previous?.lastSeq ?? 0, through: seal.lastSeq };
  for await (const rows of checkRows(database, range, { signal })) {
    for (const row of rows) {
      checkRow(problems, row, seal.number);
      tree.add(Buffer.from(row.stored, 'hex'));
      // A few more than were sealed are enough to see the first that was not.
      if (found.length <= seal.rowCount) found.push({ seq: row.seq, hash: row.stored });
    }
  }
  const isWhole = tree.size === seal.rowCount && tree.root() === seal.merkleRoot;
  if (!isWhole && problems.count === before) await nameDifference(verification, seal, found, tree.size);
  return tree.size;
}

export function checkRow(problems: Problems, row: AuditHashCheck, seal: number | null): void {
  if (row.stored === row.computed) return;
  const message = `audit row ${row.seq} was changed: its content is not what its hash says`;
  problems.add({ kind: 'row_changed', seal, seq: row.seq, auditId: row.id, message });
}

/** Rows agree with themselves but not with their seal: the vault's copy says which one is wrong. */
async function nameDifference(
  verification: Verification,
  seal: Seal,
  found: readonly SealedRow[],
  count: number,
): Promise<void> {
  const copy = await vaultCopy(verification, seal.number);
  const sealed = copy?.sealHash === seal.sealHash ? copy.rows : null;
  const difference = sealed == null ? undefined : firstDifference(sealed, found);
  verification.problems.add({ seal: seal.number, ...(difference ?? unnamedDifference(seal, count)) });
}

function unnamedDifference({ number, firstSeq, lastSeq, rowCount }: Seal, count: number) {
  const place = `among audit rows ${firstSeq} to ${lastSeq} (seal ${number})`;
  if (count < rowCount) {
    return {
      kind: 'row_missing',
      message: `${rowCount - count} of ${rowCount} rows are missing ${place}`,
    } as const;
  }
  if (count > rowCount) {
    return { kind: 'row_inserted', message: `${count - rowCount} rows were inserted ${place}` } as const;
  }
  return { kind: 'row_changed', message: `a row was replaced ${place}` } as const;
}

/** The first row that is not as it was sealed; both in order of seq. */
function firstDifference(sealed: readonly SealedRow[], found: readonly SealedRow[]) {
  const index = sealed.findIndex(({ seq, hash }, at) => found[at]?.seq !== seq || found[at]?.hash !== hash);
  const [was, is] = index === -1 ? [undefined, found[sealed.length]] : [sealed[index], found[index]];
  if (was !== undefined && was.seq === is?.seq) {
    const message = `audit row ${was.seq} was replaced: another row was sealed in its place`;
    return { kind: 'row_changed', seq: was.seq, message } as const;
  }
  if (is !== undefined && (was === undefined || is.seq < was.seq)) {
    const message = `audit row ${is.seq} was inserted: no such row was sealed`;
    return { kind: 'row_inserted', seq: is.seq, message } as const;
  }
  return was === undefined ? undefined : missingRange(sealed, index, is?.seq);
}

/** Rows that are gone, from one on up to the next one that is there. */
function missingRange(sealed: readonly SealedRow[], index: number, next: number | undefined) {
  const gone = sealed.slice(index).filter(({ seq }) => next === undefined || seq < next);
  const [first, last] = [gone.at(0)?.seq ?? 0, gone.at(-1)?.seq ?? 0];
  const rows =
    first === last ? `audit row ${first} is` : `${gone.length} audit rows from ${first} to ${last} are`;
  return { kind: 'row_missing', seq: first, message: `${rows} missing` } as const;
}

/** The sealer: appends seals over the audit rows that have settled, and puts each into the vault. */
import { AppError } from '../../contract/errors.ts';
import type { Database, Queryable } from '../../store/database.ts';
import { merkleRoot } from '../../store/merkle.ts';
import { lockSealing, settledSeq } from '../../store/seal-lock.ts';
import { type Seal, sealHash } from '../../store/seal-record.ts';
import { readSealedRows } from '../../store/sealed-rows.ts';
import { appendSeal, findSeal, listSealedRows, listSeals, newestSeal } from '../../store/seals.ts';
import { log } from '../log.ts';
import { checkSame, type SealVault } from './vault/port.ts';

export interface SealOptions {
  readonly signal?: AbortSignal;
  /** Most rows of one seal: as many as a wrong row is at first known to be among. */
  readonly rowsPerSeal?: number;
}

export interface SealReport {
  /** Seals added, and the rows in them. */
  readonly seals: number;
  readonly rows: number;
  /** Seals put into the vault, also those that an earlier round could not. */
  readonly vaulted: number;
}

const ROWS_PER_SEAL = 1_000;

/**
 * One round: every row that has settled gets into a seal. Safe to run twice at once, and to end anywhere:
 * the next round goes on. Writers do not wait for it.
 *
 * @throws AppError `conflict` when the vault has seals that the database lacks, or others: the trail was
 * cut, replaced or restored, and sealing on would hide it
 */
export async function sealTrail(
  database: Database,
  vault: SealVault | null,
  { signal, rowsPerSeal = ROWS_PER_SEAL }: SealOptions = {},
): Promise<SealReport> {
  const vaulted = vault === null ? 0 : await agreedNumber(database, vault, signal);
  const through = await settledSeq(database, { signal });
  if (through === undefined) log('warn', 'audit rows stay unsealed: a transaction that writes does not end');
  const added: Seal[] = [];
  while (through !== undefined) {
    const seal = await database.transaction((transaction) => addSeal(transaction, through, rowsPerSeal), {
      signal,
    });
    if (seal === undefined) break;
    added.push(seal);
  }
  return {
    seals: added.length,
    rows: added.reduce((sum, seal) => sum + seal.rowCount, 0),
    vaulted: vault === null ? 0 : await putMissing(database, vault, vaulted, signal),
  };
}

/** The newest number of the vault, whose seal is the database's too, and so all before it. */
async function agreedNumber(
  database: Database,
  vault: SealVault,
  signal: AbortSignal | undefined,
): Promise<number> {
  const vaulted = await vault.newestNumber(signal);
  if (vaulted === 0) return 0;
  const seal = await findSeal(database, vaulted, { signal });
  if (seal === undefined) {
    const message = `the vault has seals up to ${vaulted} and the database has not: the audit trail was cut or restored`;
    throw new AppError('conflict', message);
  }
  checkSame(await vault.read(vaulted, signal), seal);
  return vaulted;
}

/** The next seal, undefined when no row waits for one or another sealer is at work. */
async function addSeal(
  transaction: Queryable,
  through: number,
  rowsPerSeal: number,
): Promise<Seal | undefined> {
  if (!(await lockSealing(transaction))) return undefined;
  const previous = await newestSeal(transaction);
  const rows = await listSealedRows(transaction, {
    after: previous?.lastSeq ?? 0,
    through,
    limit: rowsPerSeal,
  });
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const content = {
    number: (previous?.number ?? 0) + 1,
    at: await databaseTime(transaction),
    firstSeq: first.seq,
    lastSeq: last.seq,
    rowCount: rows.length,
    merkleRoot: merkleRoot(rows.map((row) => row.hash)),
    previousHash: previous?.sealHash ?? null,
  };
  const seal = { ...content, sealHash: sealHash(content) };
  await appendSeal(transaction, seal);
  return seal;
}

async function databaseTime(transaction: Queryable): Promise<string> {
  const [row] = await transaction.query<{ now: string }>('SELECT clock_timestamp() AS now');
  if (row === undefined) throw new AppError('internal', 'the store did not say what time it is');
  return row.now;
}

const PAGE = 100;

/** Puts every seal after one into the vault, oldest first, so that the vault never has a gap. */
async function putMissing(
  database: Database,
  vault: SealVault,
  vaulted: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let last = vaulted;
  for (;;) {
    const seals = await listSeals(database, { after: last, limit: PAGE }, { signal });
    for (const seal of seals) {
      // Rows that are no longer what it sealed are left out; verification will tell of them.
      await vault.put({ ...seal, rows: await readSealedRows(database, seal, { signal }) }, signal);
      last = seal.number;
    }
    if (seals.length < PAGE) return last - vaulted;
  }
}

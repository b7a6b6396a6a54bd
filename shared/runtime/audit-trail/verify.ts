/**
 * Verification of the whole audit trail: every row's hash, every seal over its rows, the chain of seals, and
 * the vault. Reads a chunk at a time; what does not fit into the time given goes on from a cursor.
 */
import type * as z from 'zod/mini';
import type { verifyAudit } from '../../contract/platform/audit.ts';
import { cursorCodec } from '../../store/cursor.ts';
import type { Database } from '../../store/database.ts';
import type { Seal } from '../../store/seal-record.ts';
import { countUnsealed, findSeal, listSeals } from '../../store/seals.ts';
import { checkRows, findMisplacedRow } from '../../store/verify-rows.ts';
import { createProblems, type Verification } from './problems.ts';
import type { SealVault } from './vault/port.ts';
import { checkChain, checkRow, checkSealedRows } from './verify-seal.ts';
import { checkVault } from './verify-vault.ts';
import { sealWindowMs } from './window.ts';

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Where an earlier call stopped; from the start when absent. */
  readonly cursor?: string | undefined;
  /** Milliseconds after which no further seal is begun; no limit when absent. */
  readonly budgetMs?: number;
}

export type TrailReport = z.output<(typeof verifyAudit)['data']>;

export interface VerifyResult {
  readonly report: TrailReport;
  /** Where to go on; null when the end was reached. */
  readonly nextCursor: string | null;
}

const codec = cursorCodec('audit-verify', ['int']);
const PAGE = 100;

/** @throws AppError `invalid_parameter` for a bad cursor; `store_unavailable`, `object_store_unavailable` */
export async function verifyTrail(
  database: Database,
  vault: SealVault | null,
  { signal, cursor, budgetMs = Number.POSITIVE_INFINITY }: VerifyOptions = {},
): Promise<VerifyResult> {
  const verification: Verification = { database, vault, problems: createProblems(), signal };
  const [after] = cursor === undefined ? [0] : codec.decode(cursor);
  const vaulted = (await vault?.newestNumber(signal)) ?? 0;
  if (cursor === undefined) {
    await checkPlaces(verification);
    await checkVault(verification, vaulted);
  }
  const sealed = await checkSeals(verification, Number(after), performance.now() + budgetMs);
  const unsealed = sealed.isComplete ? await checkUnsealed(verification, sealed.last) : null;
  return {
    report: reportOf(verification, { sealed, unsealed, vaulted }),
    nextCursor: sealed.isComplete ? null : codec.encode([sealed.last?.number ?? 0]),
  };
}

/** Rows at numbers that the trail never gave out lie outside every seal. */
async function checkPlaces({ database, problems, signal }: Verification): Promise<void> {
  const row = await findMisplacedRow(database, { signal });
  if (row === undefined) return;
  const message = `audit row ${row.seq} was inserted: the trail never gave out that number`;
  problems.add({ kind: 'row_inserted', auditId: row.id, message });
}

interface SealedPart {
  readonly seals: number;
  readonly rows: number;
  readonly last: Seal | undefined;
  readonly isComplete: boolean;
}

async function checkSeals(verification: Verification, after: number, deadline: number): Promise<SealedPart> {
  const { database, signal } = verification;
  let previous = after === 0 ? undefined : await findSeal(database, after, { signal });
  let [seals, rows] = [0, 0];
  for (;;) {
    const page = await listSeals(database, { after: previous?.number ?? after, limit: PAGE }, { signal });
    for (const seal of page) {
      // At least one seal a call, so that following the cursor always comes to an end.
      if (seals > 0 && performance.now() > deadline)
        return { seals, rows, last: previous, isComplete: false };
      // The rows of a seal that is itself not true would only be found again.
      if (checkChain(verification, previous, seal))
        rows += await checkSealedRows(verification, previous, seal);
      seals += 1;
      previous = seal;
    }
    if (page.length < PAGE) return { seals, rows, last: previous, isComplete: true };
  }
}

interface UnsealedPart {
  readonly rows: number;
  readonly since: string | null;
}

/** Rows that no seal holds yet can only be compared with themselves. */
async function checkUnsealed(verification: Verification, last: Seal | undefined): Promise<UnsealedPart> {
  const { database, problems, signal } = verification;
  const range = { after: last?.lastSeq ?? 0, through: Number.MAX_SAFE_INTEGER };
  for await (const rows of checkRows(database, range, { signal })) {
    for (const row of rows) checkRow(problems, row, null);
  }
  return countUnsealed(database, range.after, { signal });
}

interface Parts {
  readonly sealed: SealedPart;
  readonly unsealed: UnsealedPart | null;
  readonly vaulted: number;
}

function reportOf({ vault, problems }: Verification, { sealed, unsealed, vaulted }: Parts): TrailReport {
  const since = unsealed?.since ?? null;
  return {
    intact: problems.count === 0,
    complete: sealed.isComplete,
    rows: sealed.rows + (unsealed?.rows ?? 0),
    seals: sealed.seals,
    sealedThrough: sealed.last?.lastSeq ?? null,
    unsealedRows: unsealed?.rows ?? 0,
    unsealedSince: since,
    windowSeconds: sealWindowMs / 1_000,
    overdue: since !== null && Date.now() - Date.parse(since) > sealWindowMs,
    vault: vault === null ? null : { kind: vault.kind, place: vault.place, newestSeal: vaulted },
    problemCount: problems.count,
    problems: [...problems.listed],
    firstProblem: problems.listed[0]?.message ?? null,
  };
}

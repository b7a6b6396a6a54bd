/** Where each seal is also kept, outside the database and write-once: what tells a changed trail from a true one. */
import * as z from 'zod/mini';
import { AppError } from '../../../contract/errors.ts';
import { merkleRoot } from '../../../store/merkle.ts';
import { type Seal, type SealedRow, sealHash } from '../../../store/seal-record.ts';

/** A seal with the rows that it holds, so that a wrong one can be named. */
export interface VaultedSeal extends Seal {
  /** Null where the rows were wrong already when the seal was put away. */
  readonly rows: readonly SealedRow[] | null;
}

export interface SealVault {
  readonly kind: 's3' | 'directory';
  /** What an operator calls it. */
  readonly place: string;
  /**
   * Puts a seal away for good.
   * @throws AppError `conflict` when another seal of its number is there already; `object_store_unavailable`
   */
  put(seal: VaultedSeal, signal?: AbortSignal): Promise<void>;
  /** The seal of a number as it was first put; null when there is none. */
  read(number: number, signal?: AbortSignal): Promise<VaultedSeal | null>;
  /** The highest number that was put; 0 when the vault is empty. */
  newestNumber(signal?: AbortSignal): Promise<number>;
}

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const content = z.object({
  number: z.int(),
  at: z.string(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  rowCount: z.int(),
  merkleRoot: hash,
  previousHash: z.nullable(hash),
  sealHash: hash,
  rows: z.nullable(z.array(z.tuple([z.int(), hash]))),
});

/** The text of an object of the vault: JSON, rows as [seq, hash]. */
export function encodeSeal({ rows, ...seal }: VaultedSeal): string {
  const pairs = rows === null ? null : rows.map((row) => [row.seq, row.hash]);
  return `${JSON.stringify({ ...seal, rows: pairs })}\n`;
}

/** @throws AppError `conflict` when the text is no seal of that number, or not what its hashes say */
export function decodeSeal(text: string, number: number): VaultedSeal {
  const parsed = z.safeParse(content, parseJson(text));
  if (!parsed.success) throw foreign(number);
  const { rows: pairs, ...seal } = parsed.data;
  const rows = pairs === null ? null : pairs.map(([seq, rowHash]) => ({ seq, hash: rowHash }));
  const isWhole = rows === null || merkleRoot(rows.map((row) => row.hash)) === seal.merkleRoot;
  if (seal.number !== number || sealHash(seal) !== seal.sealHash || !isWhole) throw foreign(number);
  return { ...seal, rows };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it with the message that names the seal
  }
}

function foreign(number: number): AppError {
  return new AppError('conflict', `the vault's seal ${number} is damaged or was not written by a sealer`);
}

/** @throws AppError `conflict` unless what is there is the same seal */
export function checkSame(there: VaultedSeal | null, seal: Seal): void {
  if (there?.sealHash === seal.sealHash) return;
  throw new AppError('conflict', `the vault holds another seal ${seal.number} than the database`);
}

/** Digits that numbers are padded to, so that names sort as numbers do. */
export const NUMBER_DIGITS = 12;

export function vaultUnavailable(problem: string, cause?: unknown): AppError {
  return new AppError('object_store_unavailable', `the vault of seals ${problem}`, {
    cause,
    retryAfterSeconds: 30,
  });
}

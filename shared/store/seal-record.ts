/** One seal of the audit trail: what it commits to, and its hash. */
import { textsHash } from './audit-hash.ts';

export interface SealContent {
  /** 1 for the first, without gaps. */
  readonly number: number;
  /** ISO 8601 UTC with microseconds. */
  readonly at: string;
  /** The first and last audit row that it holds, by `seq`. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly rowCount: number;
  /** Merkle tree hash over the rows' hashes in order of `seq`, 64 hex digits. */
  readonly merkleRoot: string;
  /** Hash of the seal before; null for the first one. */
  readonly previousHash: string | null;
}

export interface Seal extends SealContent {
  readonly sealHash: string;
}

/** One row as a seal holds it. */
export interface SealedRow {
  readonly seq: number;
  /** The row's own hash, 64 hex digits. */
  readonly hash: string;
}

/** SHA-256 over every field of the seal, and so over all seals before it. */
export function sealHash(content: SealContent): string {
  return textsHash('seal v1', [
    String(content.number),
    content.at,
    String(content.firstSeq),
    String(content.lastSeq),
    String(content.rowCount),
    content.merkleRoot,
    content.previousHash,
  ]);
}

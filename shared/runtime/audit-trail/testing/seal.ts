import { merkleRoot } from '../../../store/merkle.ts';
import { sealHash } from '../../../store/seal-record.ts';
import type { VaultedSeal } from '../vault/port.ts';

/** A seal that is true to its hashes, for tests of vaults. */
export function exampleSeal(number: number, at = '2026-01-01T00:00:00.000000Z'): VaultedSeal {
  const rows = [1, 2].map((row) => ({ seq: number * 2 + row, hash: String(row).repeat(64) }));
  const content = {
    number,
    at,
    firstSeq: number * 2 + 1,
    lastSeq: number * 2 + 2,
    rowCount: rows.length,
    merkleRoot: merkleRoot(rows.map(({ hash }) => hash)),
    previousHash: null,
  };
  return { ...content, sealHash: sealHash(content), rows };
}

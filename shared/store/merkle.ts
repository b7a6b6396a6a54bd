/**
 * Merkle tree hash of RFC 6962 section 2.1 (SHA-256; leaves and nodes are told apart by a leading byte),
 * computed while the leaves come: memory grows with the logarithm of their number.
 */
import { createHash } from 'node:crypto';

export interface MerkleTree {
  /** Adds the next leaf. */
  add(leaf: Uint8Array): void;
  /** Leaves so far. */
  readonly size: number;
  /** Root over the leaves so far, 64 hex digits; of no leaves, the hash of nothing. */
  root(): string;
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const nodeHash = (left: Buffer, right: Buffer) =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

export function merkleTree(): MerkleTree {
  /** Roots of full subtrees, the largest and oldest first: one for each bit of `size` that is set. */
  const subtrees: Buffer[] = [];
  let size = 0;
  return {
    add(leaf) {
      let hash = createHash('sha256').update(LEAF).update(leaf).digest();
      for (let bits = size; bits % 2 === 1; bits = (bits - 1) / 2) {
        const left = subtrees.pop();
        if (left !== undefined) hash = nodeHash(left, hash);
      }
      subtrees.push(hash);
      size += 1;
    },
    get size() {
      return size;
    },
    root() {
      const [last, ...before] = subtrees.toReversed();
      const root = last ?? createHash('sha256').digest();
      return before.reduce((right, left) => nodeHash(left, right), root).toString('hex');
    },
  };
}

/** Root over hashes given as hex. */
export function merkleRoot(hashes: Iterable<string>): string {
  const tree = merkleTree();
  for (const hash of hashes) tree.add(Buffer.from(hash, 'hex'));
  return tree.root();
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { merkleRoot, merkleTree } from './merkle.ts';

/** The definition of RFC 6962 written down as it is there. */
function defined(leaves: readonly Buffer[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.from([1]), defined(leaves.slice(0, split)), defined(leaves.slice(split)));
}

describe('merkleTree', () => {
  // Leaves and roots of the Certificate Transparency test data.
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the published root over %i leaves', (count, root) => {
    expect(merkleRoot(leaves.slice(0, count))).toBe(root);
  });

  it('is the tree of the RFC for every number of leaves', () => {
    const tree = merkleTree();
    const added: Buffer[] = [];
    for (let index = 0; index < 70; index += 1) {
      expect(tree.root()).toBe(defined(added).toString('hex'));
      expect(tree.size).toBe(index);
      const leaf = Buffer.from(String(index));
      added.push(leaf);
      tree.add(leaf);
    }
  });
});

/**
 * One consistent state of a warehouse for many views, on any engine: each query's answer is kept and shared,
 * and afterwards all are asked again. When every answer is what it was, all of them held at the moment
 * between the two rounds (the double collect of Afek et al., Journal of the ACM 40 (1993) 873-890).
 */
import { createHash } from 'node:crypto';
import type { Warehouse } from '../../warehouse/port.ts';
import { type Asked, shareRows } from '../../warehouse/share-rows.ts';

export interface SnapshotWarehouse extends Warehouse {
  /** Asks everything again. @returns whether all answers are the same */
  isUnchanged(signal: AbortSignal): Promise<boolean>;
}

interface Kept {
  readonly digest: Promise<string>;
  readonly again: Asked['again'];
}

export function snapshotOf(inner: Warehouse): SnapshotWarehouse {
  const kept: Kept[] = [];
  const shared = shareRows(inner, ({ rows, again }) => {
    const digest = rows.then(digestOf);
    digest.catch(() => undefined); // whoever waits for the rows meets the error
    kept.push({ digest, again });
  });
  return {
    ...shared,
    async isUnchanged(signal) {
      const same = kept.map(async ({ digest, again }) => (await digest) === digestOf(await again(signal)));
      return (await Promise.all(same)).every(Boolean);
    },
  };
}

/** Of the rows in no order: engines need not answer in the same one twice. */
function digestOf(rows: readonly unknown[]): string {
  const texts = rows.map((row) => JSON.stringify(row)).sort();
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\n`);
  return hash.digest('hex');
}

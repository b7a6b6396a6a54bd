/**
 * One consistent state of a warehouse for many views, on any engine: each query's answer is kept and shared,
 * and afterwards all are asked again. When every answer is what it was, all of them held at the moment
 * between the two rounds (the double collect of Afek et al., Journal of the ACM 40 (1993) 873-890).
 */
import { createHash } from 'node:crypto';
import type { Warehouse } from '../../warehouse/port.ts';

export interface SnapshotWarehouse extends Warehouse {
  /** Asks everything again. @returns whether all answers are the same */
  isUnchanged(signal: AbortSignal): Promise<boolean>;
}

interface Asked {
  readonly digest: Promise<string>;
  readonly again: (signal: AbortSignal) => Promise<string>;
  readonly rows: Promise<unknown>;
}

export function snapshotOf(inner: Warehouse): SnapshotWarehouse {
  const asked = new Map<string, Asked>();
  const run: Warehouse['run'] = (query, parameters, options) => {
    const key = JSON.stringify([query.name, query.text, parameters]);
    const known = asked.get(key);
    // Same query and parameters: the rows have the type that this query declares.
    if (known)
      return known.rows as ReturnType<
        typeof inner.run<(typeof query)['parameters'], (typeof query)['columns']>
      >;
    const rows = inner.run(query, parameters, options);
    const digest = rows.then(digestOf);
    digest.catch(() => undefined); // whoever waits for the rows meets the error
    const again = async (signal: AbortSignal) =>
      digestOf(await inner.run(query, parameters, { ...options, signal }));
    asked.set(key, { rows, digest, again });
    return rows;
  };
  return {
    ...inner,
    run,
    async isUnchanged(signal) {
      const same = Array.from(
        asked.values(),
        async ({ digest, again }) => (await digest) === (await again(signal)),
      );
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

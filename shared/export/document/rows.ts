/** Rows of a table from a view's answer or from a stream of pages. */
import { arrayDigest } from './digest.ts';
import type { Cells, Rows } from './table.ts';

/** Small, so that what a batch is turned into stays young and is freed at once. */
const BATCH = 100;

/** Rows that are all in memory. @param count how many the file takes, all by default */
export function rowsOf<R>(items: readonly R[], toCells: (item: R) => Cells, available = items.length): Rows {
  const pages = async function* () {
    for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
  };
  return streamedRows({ count: items.length, available, pages, toCells });
}

export interface RowStream<R> {
  readonly count: number;
  readonly available: number;
  readonly pages: () => AsyncIterable<readonly R[]>;
  readonly toCells: (item: R) => Cells;
}

/**
 * Rows that come page by page; only `count` of them are taken.
 * @throws Error when `sha256` is asked for before all rows were read, or when fewer came than were promised
 */
export function streamedRows<R>({ count, available, pages, toCells }: RowStream<R>): Rows {
  const digest = arrayDigest();
  let read = 0;
  let isDone = false;
  return {
    count,
    available,
    async *batches() {
      if (read > 0) throw new Error('rows are read once');
      for await (const page of pages()) {
        for (let at = 0; at < page.length && read < count; at += BATCH) {
          const taken = page.slice(at, Math.min(at + BATCH, at + count - read));
          digest.add(taken);
          read += taken.length;
          yield taken.map(toCells);
        }
        if (read === count) break;
      }
      if (read !== count) throw new Error(`${count} rows were promised and ${read} came`);
      isDone = true;
    },
    sha256() {
      if (!isDone) throw new Error('the digest is known once all rows were read');
      return digest.hex();
    },
  };
}

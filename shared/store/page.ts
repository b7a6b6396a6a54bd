/** Keyset pages: newest first, right while rows are appended, as cheap on page 1,000 as on page 1. */
import type { CursorCodec, KeyType, KeyValues } from './cursor.ts';
import type { StatementOptions } from './database.ts';

export interface PageRequest extends StatementOptions {
  /** Rows wanted, 1 to 1000; the caller has validated it. */
  readonly limit: number;
  /** `nextCursor` of the page before; absent for the first page. */
  readonly cursor?: string | undefined;
}

export interface Page<R> {
  readonly rows: R[];
  /** Cursor of the next page, null when this is the last one. */
  readonly nextCursor: string | null;
}

/**
 * Cuts the page out of `limit + 1` fetched rows: the extra row only says that there is a next page.
 * @param keyOf the sort key of a row, in the codec's order
 */
export function cutPage<F, R, const K extends readonly KeyType[]>(
  fetched: readonly F[],
  limit: number,
  codec: CursorCodec<K>,
  keyOf: (row: F) => KeyValues<K>,
  toRow: (row: F) => R,
): Page<R> {
  const kept = fetched.slice(0, limit);
  const last = kept.at(-1);
  const hasMore = fetched.length > limit && last !== undefined;
  return { rows: kept.map(toRow), nextCursor: hasMore ? codec.encode(keyOf(last)) : null };
}

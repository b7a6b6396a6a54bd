/** What a key does in a tree, as in trees everywhere. */
import type { SpanNode } from './tree.ts';

export type TreeAct =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'turn' | 'open'; readonly spanId: string };

/**
 * @param rows those that are seen
 * @param index of the row that has the focus
 * @returns null where the key means nothing there
 */
export function actOf(
  key: string,
  rows: readonly SpanNode[],
  index: number,
  folded: ReadonlySet<string>,
): TreeAct | null {
  const row = rows[index];
  if (row === undefined) return null;
  const { spanId } = row.span;
  const go = (wanted: number): TreeAct => ({
    kind: 'go',
    index: Math.max(0, Math.min(rows.length - 1, wanted)),
  });
  const isUnfolded = row.children.length > 0 && !folded.has(spanId);
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.children.length === 0) return null;
      return isUnfolded ? go(index + 1) : { kind: 'turn', spanId };
    case 'ArrowLeft':
      if (isUnfolded) return { kind: 'turn', spanId };
      return row.depth > 0
        ? go(rows.findLastIndex(({ depth }, place) => place < index && depth < row.depth))
        : null;
    case 'Enter':
    case ' ':
      return { kind: 'open', spanId };
    default:
      return null;
  }
}

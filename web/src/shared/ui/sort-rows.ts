export type SortKey = number | string | null;

/** Sorted by a key, stable, what is not known last in both directions. */
export function sortRows<T>(
  rows: readonly T[],
  keyOf: (row: T) => SortKey,
  isDescending: boolean,
  locale: string,
): T[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const direction = isDescending ? -1 : 1;
  return rows.toSorted((first, second) => {
    const a = keyOf(first);
    const b = keyOf(second);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b;
    return order * direction;
  });
}

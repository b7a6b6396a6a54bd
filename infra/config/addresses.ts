/** Ranges of IPv4 addresses as `10.0.0.0/16` writes them. */

interface Range {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Undefined for what is no range, or one that does not begin at its first address. */
export function parseRange(text: string): Range | undefined {
  const parts = RANGE.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const prefix = parts.pop() ?? 0;
  if (prefix > 32 || parts.some((part) => part > 255)) return undefined;
  const first = parts.reduce((address, part) => address * 256 + part, 0);
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : undefined;
}

/** Whether two ranges have an address in common; both must be ranges. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

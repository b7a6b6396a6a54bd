/**
 * Position of each value among all, in percent: 100 * (those below + half of the equal ones, itself
 * included) / n, the mid-rank percentile. One alone stands at 50, and no outlier moves the others.
 */
export function peerPercentiles(values: readonly number[]): number[] {
  const ascending = values.toSorted((a, b) => a - b);
  return values.map((value) => {
    const below = firstAtLeast(ascending, value);
    const through = firstAbove(ascending, value);
    return (100 * (below + through)) / 2 / values.length;
  });
}

/**
 * {@link peerPercentiles} among those that have a value; null stays null.
 */
export function percentilesOfKnown(values: readonly (number | null)[]): (number | null)[] {
  const known = peerPercentiles(values.filter((value) => value !== null));
  let next = 0;
  return values.map((value) => {
    if (value === null) return null;
    next += 1;
    return known[next - 1] ?? null;
  });
}

/**
 * A measured value drawn toward what is usual, the more so the less evidence stands behind it:
 * (n x + k m) / (n + k), the posterior mean of a normal or beta prior that weighs as much as k observations.
 */
export function shrink(value: number, evidence: number, usual: number, priorStrength: number): number {
  return (evidence * value + priorStrength * usual) / (evidence + priorStrength);
}

/** A measure before and after {@link shrink}, with what it was drawn by. */
export interface Drawn {
  /** What was measured. */
  readonly own: number;
  /** What it was drawn toward. */
  readonly usual: number;
  readonly result: number;
  readonly unit: 'USD' | 'percent' | 'ratio';
  /** Observations behind `own`, and what they are. */
  readonly evidence: number;
  readonly counts: 'orders' | 'lines' | 'receipts';
  /** Observations that `usual` weighs as much as. */
  readonly prior: number;
}

/** {@link shrink} with what it did; null without a measure or without anything usual. */
export function drawn(
  own: number | null,
  toward: Omit<Drawn, 'own' | 'usual' | 'result'> & { readonly usual: number | null },
): Drawn | null {
  const { evidence, usual, prior } = toward;
  if (own === null || usual === null) return null;
  return { ...toward, own, usual, result: shrink(own, evidence, usual, prior) };
}

function firstAtLeast(ascending: readonly number[], value: number): number {
  return partition(ascending, (x) => x < value);
}

function firstAbove(ascending: readonly number[], value: number): number {
  return partition(ascending, (x) => x <= value);
}

/** Number of leading elements that pass, found by halving. */
function partition(ascending: readonly number[], passes: (x: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(ascending[middle] ?? Number.POSITIVE_INFINITY)) low = middle + 1;
    else high = middle;
  }
  return low;
}

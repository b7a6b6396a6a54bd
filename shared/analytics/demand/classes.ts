import { compareMoney, type Money, percentOf, sumMoney, toJsonNumber } from '../money/decimal.ts';

export type AbcClass = 'A' | 'B' | 'C';
export type XyzClass = 'X' | 'Y' | 'Z';

/** A product's part of the revenue of all, in descending order of revenue. */
export interface RevenueShare {
  readonly productKey: number;
  /** From 1, the largest revenue first. */
  readonly position: number;
  readonly revenue: Money;
  /** Percent of the revenue of all products. */
  readonly sharePct: number;
  /** Percent that this and all larger products make. */
  readonly cumulativeSharePct: number;
  /** Percent of the number of products that stand here or before: the abscissa of the Pareto curve. */
  readonly cumulativeProductsPct: number;
  readonly abcClass: AbcClass;
}

/** Cumulative percent of revenue at which class A and class B are full. */
const A_FULL = 80n;
const B_FULL = 95n;

/**
 * Shares, Pareto curve and ABC class by revenue, largest first, equal ones by key. A product is A while
 * the ones before it make less than 80 % of the revenue, B while they make less than 95 %, else C; so the
 * A products together make at least 80 %, and the largest is always A. What earned nothing, or less than
 * was given back for it, is C and adds nothing to the total.
 */
export function revenueShares(
  products: readonly { readonly productKey: number; readonly revenue: Money }[],
): RevenueShare[] {
  const ordered = products.toSorted(
    (a, b) => compareMoney(b.revenue, a.revenue) || a.productKey - b.productKey,
  );
  const total = sumMoney(ordered.map(({ revenue }) => earned(revenue)));
  let before = 0n;
  return ordered.map(({ productKey, revenue }, index) => {
    const through = before + earned(revenue);
    const abcClass = abcClassOf(revenue, before, total);
    before = through;
    return {
      productKey,
      position: index + 1,
      revenue,
      sharePct: toJsonNumber(percentOf(earned(revenue), total) ?? 0n),
      cumulativeSharePct: toJsonNumber(percentOf(through, total) ?? 0n),
      cumulativeProductsPct: (100 * (index + 1)) / ordered.length,
      abcClass,
    };
  });
}

function abcClassOf(revenue: Money, before: Money, total: Money): AbcClass {
  if (revenue <= 0n) return 'C';
  if (before * 100n < A_FULL * total) return 'A';
  return before * 100n < B_FULL * total ? 'B' : 'C';
}

function earned(revenue: Money): Money {
  return revenue > 0n ? revenue : 0n;
}

/** X: steady, coefficient of variation of monthly units up to 0.5. Y: up to 1. Z: beyond. */
export function xyzClassOf(variation: number): XyzClass {
  if (variation <= 0.5) return 'X';
  return variation <= 1 ? 'Y' : 'Z';
}

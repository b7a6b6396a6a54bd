/** Products by class of revenue and class of steadiness. */
import { sumMoney } from '../../shared/format/sum.ts';
import type { Product } from './api/demand.ts';

export const revenueClasses = ['A', 'B', 'C'] as const;
/** N: too few months to tell. */
export const steadinessClasses = ['X', 'Y', 'Z', 'N'] as const;
export type RevenueClass = (typeof revenueClasses)[number];
export type SteadinessClass = (typeof steadinessClasses)[number];

export const steadinessOf = ({ xyzClass }: Pick<Product, 'xyzClass'>): SteadinessClass => xyzClass ?? 'N';
export const classesOf = (product: Pick<Product, 'abcClass' | 'xyzClass'>) =>
  `${product.abcClass}${steadinessOf(product)}`;

export const revenueOf = (products: readonly Pick<Product, 'revenue'>[]) =>
  sumMoney(products.map(({ revenue }) => revenue));

export interface ParetoPoint<T> {
  readonly product: T;
  /** Share of the revenue up to and with this product, percent. */
  readonly sharePct: number;
  /** Whether the next product is of another class. */
  readonly isLastOfClass: boolean;
}

/** Products from the largest revenue on, each with the share that they make together. */
export function paretoOf<T extends Pick<Product, 'revenue' | 'abcClass'>>(
  products: readonly T[],
): ParetoPoint<T>[] {
  const ordered = products.toSorted((a, b) => b.revenue - a.revenue);
  const total = revenueOf(ordered);
  let sum = 0;
  return ordered.map((product, index) => {
    sum += product.revenue;
    const next = ordered[index + 1];
    return {
      product,
      sharePct: total === 0 ? 0 : (sum / total) * 100,
      isLastOfClass: next !== undefined && next.abcClass !== product.abcClass,
    };
  });
}

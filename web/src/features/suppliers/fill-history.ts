/** Fill rates over time, supplier by supplier. Pure. */
import type { SupplierMonth } from './api/history.ts';

export type KnownMonth = SupplierMonth & { readonly fillRatePct: number };

export interface SupplierSeries {
  readonly supplierKey: number;
  readonly supplier: string;
  /** Months with orders, oldest first. */
  readonly months: readonly KnownMonth[];
}

/** A line needs more than a point or two. */
const LEAST_MONTHS = 3;

const isKnown = (month: SupplierMonth): month is KnownMonth => month.fillRatePct !== null;

/** Suppliers with enough months to show a course, the lowest newest rate first. */
export function fillSeries(months: readonly SupplierMonth[]): SupplierSeries[] {
  return [...Map.groupBy(months.filter(isKnown), ({ supplierKey }) => supplierKey)]
    .map(([supplierKey, rows]) => ({ supplierKey, supplier: rows[0]?.supplier ?? '', months: rows }))
    .filter(({ months: rows }) => rows.length >= LEAST_MONTHS)
    .toSorted((a, b) => newestRate(a) - newestRate(b));
}

/** The newest month whose lines are all closed, else the newest: what is open can still come. */
export function newestClosed({ months }: SupplierSeries): KnownMonth | undefined {
  return months.findLast(({ openLines }) => openLines === 0) ?? months.at(-1);
}

const newestRate = (series: SupplierSeries) => newestClosed(series)?.fillRatePct ?? 0;

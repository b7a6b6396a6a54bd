/** Products' monthly units and revenue over a window of whole months, from the rows of the months query. */
import type { ProductInput } from '../../analytics/demand/demand.ts';
import { formatMoney, parseMoney } from '../../analytics/money/decimal.ts';
import type { productMonths } from '../../warehouse/aw/product-months.ts';
import type { Row } from '../../warehouse/port.ts';

export type ProductRow = Row<typeof productMonths.columns>;

/** Whole months, oldest first, counted as year times twelve plus month minus one. */
export interface MonthWindow {
  readonly first: number;
  readonly last: number;
}

export interface KnownProduct extends ProductInput {
  /** Whether every sale of the window came with its quantity. */
  readonly unitsKnown: boolean;
}

/** Every product that sold something in the window. */
export function productInputs(rows: readonly ProductRow[], window: MonthWindow): KnownProduct[] {
  const byProduct = Map.groupBy(
    rows.filter((row) => row.kind === 'product'),
    (row) => row.product_key,
  );
  return Array.from(byProduct, ([key, own]) => productInput(key, own, window)).filter((one) => one !== null);
}

function productInput(
  productKey: number,
  all: readonly ProductRow[],
  window: MonthWindow,
): KnownProduct | null {
  const months = all.map((row) => ({ row, month: monthNumberOf(row.date_key) }));
  const inside = months.filter(({ month }) => month >= window.first && month <= window.last);
  const [any] = inside;
  if (any === undefined) return null;
  const unitsKnown = inside.every(({ row }) => row.units_rows === row.line_rows);
  const units = new Map(inside.map(({ row, month }) => [month, row.units]));
  const launch = Math.min(...months.map(({ month }) => month));
  return {
    productKey,
    name: any.row.name ?? `Product ${productKey}`,
    category: any.row.category,
    monthlyUnits: Array.from({ length: window.last - window.first + 1 }, (_, index) =>
      unitsKnown ? (units.get(window.first + index) ?? 0) : 0,
    ),
    revenue: formatMoney(inside.reduce((sum, { row }) => sum + parseMoney(row.revenue), 0n)),
    monthsSinceLaunch: window.last - launch + 1,
    unitsKnown,
  };
}

/** Year times twelve plus month minus one, of a month's key: 201312 for December 2013. */
export function monthNumberOf(monthKey: number): number {
  return Math.floor(monthKey / 100) * 12 + (monthKey % 100) - 1;
}

/** Daily figures of the sales lines, for evaluating detectors without a database. */
import { fromDayNumber } from '../calendar.ts';
import { categories } from './catalog/families.ts';
import type { Product } from './catalog/products.ts';
import type { SalesLines } from './sales-lines.ts';
import { territoryName } from './territories.ts';

/** What was sold on a day in one territory and category. */
interface DailyCell {
  readonly territory: string;
  readonly category: string;
  /** Dollars. */
  revenue: number;
  /** Orders with at least one line in the cell. */
  orders: number;
  units: number;
}

export interface DailySales {
  /** ISO date. */
  readonly date: string;
  /** Dollars, exact to 4 decimals but for the last rounding to a double. */
  readonly revenue: number;
  readonly orders: number;
  readonly units: number;
  readonly cells: readonly DailyCell[];
}

const MONEY = 10_000;

interface DayTally {
  /** In ten-thousandths. */
  revenue: number;
  units: number;
  readonly orders: Set<number>;
  readonly cells: Map<number, DailyCell & { lastOrder: number }>;
}

/** One entry a day that has sales, in order of date. A product that no dimension row explains is in 'Unknown'. */
export function dailySales(lines: SalesLines, catalog: readonly Product[]): DailySales[] {
  const days = new Map<number, DayTally>();
  for (let row = 0; row < lines.length; row += 1) addLine(days, lines, catalog, row);
  return [...days.entries()]
    .sort(([left], [right]) => left - right)
    .map(([day, tally]) => ({
      date: fromDayNumber(day),
      revenue: tally.revenue / MONEY,
      orders: tally.orders.size,
      units: tally.units,
      cells: [...tally.cells.values()].map(({ territory, category, revenue, orders, units }) => ({
        territory,
        category,
        revenue: revenue / MONEY,
        orders,
        units,
      })),
    }));
}

function addLine(
  days: Map<number, DayTally>,
  lines: SalesLines,
  catalog: readonly Product[],
  row: number,
): void {
  const day = lines.day[row] ?? 0;
  const order = lines.order[row] ?? 0;
  const amount = lines.amount[row] ?? 0;
  const units = lines.quantity[row] ?? 0;
  const tally = days.get(day) ?? { revenue: 0, units: 0, orders: new Set(), cells: new Map() };
  days.set(day, tally);
  tally.revenue += amount;
  tally.units += units;
  tally.orders.add(order);
  const category = catalog[(lines.product[row] ?? 0) - 1]?.category ?? 0;
  const territory = lines.territory[row] ?? 0;
  const key = territory * 8 + category;
  const cell = tally.cells.get(key) ?? {
    territory: territoryName(territory),
    category: categories[category - 1] ?? 'Unknown',
    revenue: 0,
    orders: 0,
    units: 0,
    lastOrder: -1,
  };
  tally.cells.set(key, cell);
  cell.revenue += amount;
  cell.units += units;
  if (cell.lastOrder !== order) cell.orders += 1;
  cell.lastOrder = order;
}

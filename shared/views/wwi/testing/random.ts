/** Test support: random warehouses with versions, unknown members, orphans, part deliveries and gaps. */
import { addDays, weekday } from '../../../analytics/series/calendar.ts';
import type { Raw } from './fixture.ts';
import { dates, purchase, receipt, sale } from './small.ts';

/** Numbers from 0 to below 1 that a seed fixes (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const firstDay = '2015-01-01';
const days = 500;
const versionEnds = ['2015-06-01 00:00:00', '2015-12-01 00:00:00', '9999-12-31 23:59:59.999999'] as const;

export type RandomWarehouse = Readonly<
  Record<
    | 'Dimension.Date'
    | 'Dimension.Customer'
    | 'Dimension.Stock Item'
    | 'Dimension.Supplier'
    | 'Fact.Sale'
    | 'Fact.Purchase'
    | 'Fact.Movement'
    | 'Fact.Stock Holding',
    readonly Raw[]
  >
>;

/** A warehouse of 500 days: 12 items with 3 versions each, 4 suppliers with 2, 6 customers with 2. */
export function randomWarehouse(seed: number): RandomWarehouse {
  const random = randomOf(seed);
  const below = (n: number) => Math.floor(random() * n);
  const day = () => addDays(firstDay, below(days));
  const money = (cents: number) => (below(cents) / 100).toFixed(2);

  const versions = <T extends Raw>(count: number, of: (key: number, id: number, end: string) => T): T[] =>
    Array.from({ length: count }, (_, key) => of(key, Math.ceil(key / 3), versionEnds[(key + 2) % 3] ?? ''));
  const items = versions(37, (key, id, end) => ({
    'Stock Item Key': key,
    'WWI Stock Item ID': id,
    'Stock Item': `item ${id} v${key}`,
    'Lead Time Days': 3 + below(10),
    'Quantity Per Outer': 1 + below(12),
    'Valid To': end,
  }));
  const suppliers = versions(13, (key, id, end) => ({
    'Supplier Key': key,
    'WWI Supplier ID': id,
    Supplier: `Supplier ${id}`,
    Category: `Kind ${key % 3}`,
    'Valid To': end,
  }));
  const customers = versions(19, (key, id) => ({ 'Customer Key': key, 'WWI Customer ID': id }));

  const sales = Array.from({ length: 3000 }, () => {
    const date = day();
    // Key 40 is in no dimension; key 0 is 'Unknown'; nothing is sold on Sundays.
    const item = random() < 0.01 ? 40 : below(34);
    return sale(
      weekday(date) === 7 ? addDays(date, 1) : date,
      below(900),
      random() < 0.01 ? 99 : below(19),
      item,
      below(50) - 2,
      money(100_000),
      money(30_000),
    );
  });
  const purchases = Array.from({ length: 160 }, (_, key) => {
    const ordered = 1 + below(40);
    return purchase({
      key,
      date: day(),
      supplier: below(13),
      item: below(37),
      order: below(60),
      ordered,
      received: below(ordered + 3),
      finalized: random() < 0.8,
    });
  });
  const movements = purchases.flatMap((row) => {
    const arrive = (lag: number) =>
      receipt(
        addDays(String(row['Date Key']), lag),
        Number(row['Stock Item Key']),
        Number(row['WWI Purchase Order ID']),
        below(90) - 2,
      );
    return random() < 0.2 ? [] : [arrive(below(25) - 2), arrive(10 + below(20))];
  });
  const holdings = Array.from({ length: 14 }, (_, key) => ({
    'Stock Holding Key': key,
    'Stock Item Key': below(37),
    'Quantity On Hand': below(600) - 20,
    'Last Cost Price': money(9_000),
    'Reorder Level': below(50),
    'Target Stock Level': below(500),
  }));
  return {
    'Dimension.Date': dates('2014-12-01', '2016-12-31'),
    'Dimension.Customer': customers,
    'Dimension.Stock Item': items,
    'Dimension.Supplier': suppliers,
    'Fact.Sale': sales,
    'Fact.Purchase': purchases,
    'Fact.Movement': movements,
    'Fact.Stock Holding': holdings,
  };
}

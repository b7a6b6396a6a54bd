/** Fact.Purchase and the numbers of the purchase orders. */
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows } from './fact-rows.ts';
import type { PurchaseLine } from './purchasing.ts';
import { LAST_DAY } from './timeline.ts';

const ints = [
  'Date Key',
  'Supplier Key',
  'Stock Item Key',
  'Ordered Outers',
  'Ordered Quantity',
  'Received Outers',
  'Is Order Finalized',
] as const;
const floats = ['WWI Purchase Order ID'] as const;

export type PurchaseRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

/** WWI Purchase Order ID by line: all that is ordered from a supplier on a day is one order. */
export function numberPurchaseOrders(lines: readonly PurchaseLine[]): Int32Array {
  let id = 0;
  let before: PurchaseLine | undefined;
  return Int32Array.from(lines, (line) => {
    if (before?.day !== line.day || before.supplier !== line.supplier) id += 1;
    before = line;
    return id;
  });
}

/** One row a purchase line; what is still on its way is not finalised. */
export function createPurchases(
  dimensions: WwiDimensions,
  lines: readonly PurchaseLine[],
  orderIds: Int32Array,
): PurchaseRows {
  const { items } = dimensions;
  const packages = [...new Set(items.map(({ buyingPackage }) => buyingPackage))];
  const rows = createFact('Fact.Purchase', 'Purchase Key', lines.length, ints, floats, { Package: packages });
  rows.length = lines.length;
  lines.forEach((line, row) => {
    const item = items[line.item - 1];
    rows.ints['Date Key'][row] = line.day;
    rows.ints['Supplier Key'][row] = dimensions.supplier.keyOn(line.supplier, line.day);
    rows.ints['Stock Item Key'][row] = dimensions.item.keyOn(line.item, line.day);
    rows.ints['Ordered Outers'][row] = line.ordered;
    rows.ints['Ordered Quantity'][row] = line.ordered * (item?.quantityPerOuter ?? 1);
    rows.ints['Received Outers'][row] = line.received;
    rows.ints['Is Order Finalized'][row] = isFinalized(line) ? 1 : 0;
    rows.floats['WWI Purchase Order ID'][row] = orderIds[row] ?? 0;
    const pack = rows.texts.Package;
    if (pack !== undefined) pack.codes[row] = packages.indexOf(item?.buyingPackage ?? '');
  });
  return rows;
}

/** Nothing more is expected: it has come, in full or short, or it was cancelled. */
function isFinalized({ cancelled, arrival }: PurchaseLine): boolean {
  return cancelled || arrival <= LAST_DAY;
}

/** Stock movements and what is left in the warehouse by them. */
import { createRandom, type Random } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows, sortRows } from './fact-rows.ts';
import type { Invoices } from './invoices.ts';
import { demandBetween, type PurchaseLine } from './purchasing.ts';
import { DAY_COUNT, FIRST_DAY, LAST_DAY, onBusinessDay } from './timeline.ts';

/** WWI Transaction Type IDs, which are the dimension's keys too. */
const STOCK_ISSUE = 10;
const STOCK_RECEIPT = 11;
const STOCKTAKE = 12;

const ints = [
  'Date Key',
  'Stock Item Key',
  'Transaction Type Key',
  'WWI Stock Item Transaction ID',
  'Quantity',
] as const;
const floats = ['Customer Key', 'Supplier Key', 'WWI Invoice ID', 'WWI Purchase Order ID'] as const;

export type MovementRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

/** A correction at a stocktake. */
interface Adjustment {
  readonly item: number;
  readonly day: number;
  readonly quantity: number;
}

export interface Stock {
  readonly movements: MovementRows;
  /** By item (place): units on hand after the last day, which is the sum of the item's movements. */
  readonly onHand: Int32Array;
  readonly lastStocktake: Int32Array;
}

/**
 * One issue for each invoice line, one receipt for each delivery, an opening balance for each item (a
 * stocktake on the first day) and `adjustments` small corrections. No item's stock is ever below zero.
 */
export function createStock(
  seed: number,
  dimensions: WwiDimensions,
  invoices: Invoices,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
  demand: Int32Array,
  adjustments: number,
): Stock {
  const random = createRandom(seed, 'wwi stock');
  const items = dimensions.items.length;
  const corrections = planAdjustments(random, items, adjustments);
  const { opening, onHand } = balance(dimensions, purchases, demand, corrections);
  const received = purchases.filter(({ received: outers }) => outers > 0).length;
  const capacity = invoices.item.length + received + items + corrections.length;
  const rows = createFact('Fact.Movement', 'Movement Key', capacity, ints, floats);
  opening.forEach((quantity, place) => {
    addRow(rows, dimensions, { item: place + 1, day: FIRST_DAY, type: STOCKTAKE, quantity });
  });
  addReceipts(rows, dimensions, purchases, orderIds);
  for (const { item, day, quantity } of corrections) {
    addRow(rows, dimensions, { item, day, type: STOCKTAKE, quantity });
  }
  addIssues(rows, dimensions, invoices);
  sortRows(rows, rows.ints['Date Key']);
  for (let row = 0; row < rows.length; row += 1) rows.ints['WWI Stock Item Transaction ID'][row] = row + 1;
  return { movements: rows, onHand, lastStocktake: onHand.map((quantity) => quantity + random.int(30)) };
}

function planAdjustments(random: Random, items: number, count: number): Adjustment[] {
  return Array.from({ length: count }, () => ({
    item: random.between(1, items),
    day: onBusinessDay(FIRST_DAY + 30 + random.int(DAY_COUNT - 60)),
    quantity: (random.chance(0.6) ? -1 : 1) * random.between(1, 6),
  }));
}

/** The smallest opening balance with which the stock never falls below zero (but some), and what is left. */
function balance(
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  demand: Int32Array,
  corrections: readonly Adjustment[],
): { opening: Int32Array; onHand: Int32Array } {
  const items = dimensions.items.length;
  const flow = new Int32Array(items * DAY_COUNT);
  const cellOf = (item: number, day: number): number => (item - 1) * DAY_COUNT + day - FIRST_DAY;
  for (const { item, arrival, received } of purchases) {
    if (received === 0) continue;
    const cell = cellOf(item, arrival);
    flow[cell] = (flow[cell] ?? 0) + received * (dimensions.items[item - 1]?.quantityPerOuter ?? 1);
  }
  for (const { item, day, quantity } of corrections) {
    const cell = cellOf(item, day);
    flow[cell] = (flow[cell] ?? 0) + quantity;
  }
  const opening = new Int32Array(items);
  const onHand = new Int32Array(items);
  for (let place = 0; place < items; place += 1) {
    let stock = 0;
    let lowest = 0;
    for (let index = 0; index < DAY_COUNT; index += 1) {
      const cell = place * DAY_COUNT + index;
      stock += (flow[cell] ?? 0) - (demand[cell] ?? 0);
      lowest = Math.min(lowest, stock);
    }
    const sells = demandBetween(demand, place + 1, FIRST_DAY, LAST_DAY) > 0;
    opening[place] = sells ? -lowest : 40;
    onHand[place] = stock + (opening[place] ?? 0);
  }
  return { opening, onHand };
}

interface Movement {
  readonly item: number;
  readonly day: number;
  readonly type: number;
  readonly quantity: number;
  readonly customer?: number;
  readonly invoice?: number;
  readonly supplier?: number;
  readonly order?: number;
}

function addRow(rows: MovementRows, dimensions: WwiDimensions, movement: Movement): void {
  const row = rows.length;
  rows.length = row + 1;
  rows.ints['Date Key'][row] = movement.day;
  rows.ints['Stock Item Key'][row] = dimensions.item.keyOn(movement.item, movement.day);
  rows.ints['Transaction Type Key'][row] = movement.type;
  rows.ints.Quantity[row] = movement.quantity;
  rows.floats['Customer Key'][row] = movement.customer ?? Number.NaN;
  rows.floats['Supplier Key'][row] = movement.supplier ?? Number.NaN;
  rows.floats['WWI Invoice ID'][row] = movement.invoice ?? Number.NaN;
  rows.floats['WWI Purchase Order ID'][row] = movement.order ?? Number.NaN;
}

function addReceipts(
  rows: MovementRows,
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): void {
  purchases.forEach(({ item, supplier, arrival, received }, index) => {
    if (received === 0) return;
    addRow(rows, dimensions, {
      item,
      day: arrival,
      type: STOCK_RECEIPT,
      quantity: received * (dimensions.items[item - 1]?.quantityPerOuter ?? 1),
      supplier: dimensions.supplier.keyOn(supplier, arrival),
      order: orderIds[index] ?? 0,
    });
  });
}

function addIssues(rows: MovementRows, dimensions: WwiDimensions, invoices: Invoices): void {
  for (let invoice = 0; invoice < invoices.count; invoice += 1) {
    const day = invoices.day[invoice] ?? 0;
    const customer = dimensions.customer.keyOn((invoices.customer[invoice] ?? 0) + 1, day);
    const to = invoices.firstLine[invoice + 1] ?? 0;
    for (let line = invoices.firstLine[invoice] ?? 0; line < to; line += 1) {
      const quantity = -(invoices.quantity[line] ?? 0);
      const item = invoices.item[line] ?? 0;
      addRow(rows, dimensions, { item, day, type: STOCK_ISSUE, quantity, customer, invoice: invoice + 1 });
    }
  }
}

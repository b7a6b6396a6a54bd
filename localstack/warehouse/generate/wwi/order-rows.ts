/** Fact.Order: what the invoices were ordered by, the lines that were not supplied, and the newest orders. */
import { createRandom, type Random } from '../random/prng.ts';
import { customerDraw, SALESPEOPLE, type WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows } from './fact-rows.ts';
import type { Invoices } from './invoices.ts';
import { taxOn } from './sale-rows.ts';
import type { Sizes } from './sizes.ts';
import { FIRST_DAY, LAST_DAY, previousBusinessDay } from './timeline.ts';

const ints = [
  'City Key',
  'Customer Key',
  'Stock Item Key',
  'Order Date Key',
  'Salesperson Key',
  'WWI Order ID',
  'Quantity',
] as const;
const floats = [
  'Picked Date Key',
  'Picker Key',
  'WWI Backorder ID',
  'Unit Price',
  'Tax Rate',
  'Total Excluding Tax',
  'Tax Amount',
  'Total Including Tax',
] as const;

export type OrderRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

/** A line that was ordered and came later, by another order of the same customer. */
interface Backorder {
  readonly line: number;
  readonly laterInvoice: number;
}

/** What one order line is made of. */
interface OrderLine {
  readonly order: number;
  readonly day: number;
  readonly customer: number;
  readonly salesperson: number;
  readonly picker: number;
  readonly item: number;
  readonly quantity: number;
  readonly pickedDay: number;
  readonly backorder: number;
}

/** Part of the lines beyond the invoiced ones that wait in orders of the last day. */
const OPEN_SHARE = 0.07;
/** A backordered item comes with the customer's next order. */
const LINES_PER_OPEN_ORDER = 3;

/** One row an order line; an order is placed on the business day before its invoice. */
export function createOrders(
  seed: number,
  sizes: Sizes,
  dimensions: WwiDimensions,
  invoices: Invoices,
): OrderRows {
  const random = createRandom(seed, 'wwi orders');
  const { items } = dimensions;
  const extra = Math.max(0, sizes.orderLines - invoices.item.length);
  const open = Math.round(extra * OPEN_SHARE);
  const packages = [...new Set(items.map(({ sellingPackage }) => sellingPackage))];
  const rows = createFact('Fact.Order', 'Order Key', sizes.orderLines, ints, floats, {
    Description: items.map(({ name }) => name),
    Package: packages,
  });
  const packageOf = items.map(({ sellingPackage }) => packages.indexOf(sellingPackage));
  const add = (line: OrderLine): void => addRow(rows, dimensions, packageOf, line);
  addInvoiced(add, invoices, pickBackorders(random, invoices, extra - open));
  addOpen(random, add, dimensions, invoices, sizes.orderLines - rows.length);
  return rows;
}

/** For random lines, the customer's order before: there the line had been asked for already. */
function pickBackorders(random: Random, invoices: Invoices, wanted: number): Map<number, Backorder[]> {
  const before = previousOrders(invoices);
  const picked = new Map<number, Backorder[]>();
  for (let tries = 0, found = 0; found < wanted && tries < wanted * 20 + 100; tries += 1) {
    const laterInvoice = random.int(invoices.count);
    const earlier = before[laterInvoice] ?? -1;
    if (earlier < 0) continue;
    const from = invoices.firstLine[laterInvoice] ?? 0;
    const line = from + random.int((invoices.firstLine[laterInvoice + 1] ?? 0) - from);
    const own = picked.get(earlier) ?? [];
    if (own.some((backorder) => backorder.line === line) || hasItem(invoices, earlier, line)) continue;
    picked.set(earlier, [...own, { line, laterInvoice }]);
    found += 1;
  }
  return picked;
}

/** The invoice before each invoice of the same customer, -1 when there is none. */
function previousOrders(invoices: Invoices): Int32Array {
  const last = new Map<number, number>();
  return invoices.customer.map((customer, invoice) => {
    const before = last.get(customer) ?? -1;
    last.set(customer, invoice);
    return before;
  });
}

function hasItem(invoices: Invoices, invoice: number, line: number): boolean {
  const own = invoices.item.subarray(invoices.firstLine[invoice] ?? 0, invoices.firstLine[invoice + 1] ?? 0);
  return own.includes(invoices.item[line] ?? 0);
}

function addInvoiced(
  add: (line: OrderLine) => void,
  invoices: Invoices,
  backorders: ReadonlyMap<number, readonly Backorder[]>,
): void {
  for (let invoice = 0; invoice < invoices.count; invoice += 1) {
    const invoiceDay = invoices.day[invoice] ?? 0;
    const shared = {
      order: invoice + 1,
      day: Math.max(FIRST_DAY, previousBusinessDay(invoiceDay)),
      customer: invoices.customer[invoice] ?? 0,
      salesperson: invoices.salesperson[invoice] ?? 0,
    };
    const lineOf = (line: number): Pick<OrderLine, 'item' | 'quantity'> => ({
      item: invoices.item[line] ?? 0,
      quantity: invoices.quantity[line] ?? 0,
    });
    const picker = invoices.picker[invoice] ?? 0;
    const to = invoices.firstLine[invoice + 1] ?? 0;
    for (let line = invoices.firstLine[invoice] ?? 0; line < to; line += 1) {
      add({ ...shared, ...lineOf(line), picker, pickedDay: invoiceDay, backorder: Number.NaN });
    }
    for (const { line, laterInvoice } of backorders.get(invoice) ?? []) {
      const missing = { picker: Number.NaN, pickedDay: Number.NaN, backorder: laterInvoice + 1 };
      add({ ...shared, ...lineOf(line), ...missing });
    }
  }
}

/** Orders of the last day that nobody has picked yet. */
function addOpen(
  random: Random,
  add: (line: OrderLine) => void,
  dimensions: WwiDimensions,
  invoices: Invoices,
  count: number,
): void {
  const draw = customerDraw(dimensions);
  const active = dimensions.items.flatMap(({ soldTo, popularity }, place) =>
    soldTo >= LAST_DAY && popularity > 0 ? [place + 1] : [],
  );
  let customer = 0;
  let salesperson = 1;
  for (let index = 0; index < count; index += 1) {
    if (index % LINES_PER_OPEN_ORDER === 0) {
      customer = draw(random);
      salesperson = random.between(1, SALESPEOPLE);
    }
    // Items follow each other in the list, so that no order has one twice.
    const item = active[(index * 7) % active.length] ?? 1;
    add({
      order: invoices.count + 1 + Math.floor(index / LINES_PER_OPEN_ORDER),
      day: LAST_DAY,
      customer,
      salesperson,
      picker: Number.NaN,
      item,
      quantity: (dimensions.items[item - 1]?.step ?? 1) * random.between(1, 3),
      pickedDay: Number.NaN,
      backorder: Number.NaN,
    });
  }
}

function addRow(
  rows: OrderRows,
  dimensions: WwiDimensions,
  packageOf: readonly number[],
  line: OrderLine,
): void {
  const row = rows.length;
  const key = dimensions.item.keyOn(line.item, line.day);
  const price = dimensions.priceOfKey[key] ?? 0;
  const net = price * line.quantity;
  const rate = dimensions.items[line.item - 1]?.taxRate ?? 0;
  const tax = taxOn(net, rate);
  rows.length = row + 1;
  rows.ints['City Key'][row] = dimensions.city.keyOn(dimensions.customerCity[line.customer] ?? 0, line.day);
  rows.ints['Customer Key'][row] = dimensions.customer.keyOn(line.customer + 1, line.day);
  rows.ints['Stock Item Key'][row] = key;
  rows.ints['Order Date Key'][row] = line.day;
  rows.ints['Salesperson Key'][row] = dimensions.employee.keyOn(line.salesperson, line.day);
  rows.ints['WWI Order ID'][row] = line.order;
  rows.ints.Quantity[row] = line.quantity;
  rows.floats['Picked Date Key'][row] = line.pickedDay;
  rows.floats['Picker Key'][row] = Number.isNaN(line.picker)
    ? Number.NaN
    : dimensions.employee.keyOn(line.picker, line.day);
  rows.floats['WWI Backorder ID'][row] = line.backorder;
  rows.floats['Unit Price'][row] = price;
  rows.floats['Tax Rate'][row] = rate;
  rows.floats['Total Excluding Tax'][row] = net;
  rows.floats['Tax Amount'][row] = tax;
  rows.floats['Total Including Tax'][row] = net + tax;
  const description = rows.texts.Description;
  const pack = rows.texts.Package;
  if (description !== undefined) description.codes[row] = line.item - 1;
  if (pack !== undefined) pack.codes[row] = packageOf[line.item - 1] ?? 0;
}

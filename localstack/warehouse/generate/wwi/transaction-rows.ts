/** Fact.Transaction: invoices to customers and from suppliers, and the payments of both. */
import { apportionWithin } from '../random/apportion.ts';
import { createRandom, type Random } from '../random/prng.ts';
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows, sortRows } from './fact-rows.ts';
import type { Invoices } from './invoices.ts';
import type { PurchaseLine } from './purchasing.ts';
import { type SaleRows, taxOn } from './sale-rows.ts';
import { suppliers } from './suppliers.ts';
import { LAST_DAY, onBusinessDay } from './timeline.ts';

/** WWI Transaction Type IDs, which are the dimension's keys too. */
const CUSTOMER_INVOICE = 1;
const CUSTOMER_PAYMENT = 3;
const SUPPLIER_INVOICE = 5;
const SUPPLIER_PAYMENT = 7;
/** Payment method key of electronic transfers. */
const TRANSFER = 4;
/** Tax rate on what suppliers deliver, in thousandths of a percent. */
const SUPPLIER_TAX = 15_000;

const ints = ['Date Key', 'Transaction Type Key', 'Is Finalized'] as const;
const floats = [
  'Customer Key',
  'Bill To Customer Key',
  'Supplier Key',
  'Payment Method Key',
  'WWI Customer Transaction ID',
  'WWI Supplier Transaction ID',
  'WWI Invoice ID',
  'WWI Purchase Order ID',
  'Total Excluding Tax',
  'Tax Amount',
  'Total Including Tax',
  'Outstanding Balance',
] as const;

export type TransactionRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

type Entry = Partial<Record<(typeof floats)[number], number>> & {
  readonly day: number;
  readonly type: number;
  /** Cents without and of tax; negative for payments by customers, positive for payments to suppliers' accounts. */
  readonly net: number;
  readonly tax: number;
  readonly isPaid: boolean;
  readonly supplierInvoice?: string;
};

/** One row an invoice or payment; customer payments make up the number of rows. */
export function createTransactions(
  seed: number,
  total: number,
  dimensions: WwiDimensions,
  invoices: Invoices,
  sales: SaleRows,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): TransactionRows {
  const random = createRandom(seed, 'wwi transactions');
  const supplierEntries = bySuppliers(random, dimensions, purchases, orderIds);
  const payments = Math.max(1, total - supplierEntries.length - invoices.count);
  const entries = [...supplierEntries, ...byCustomers(random, dimensions, invoices, sales, payments)];
  const numbers = entries.flatMap(({ supplierInvoice }) =>
    supplierInvoice === undefined ? [] : [supplierInvoice],
  );
  const rows = createFact('Fact.Transaction', 'Transaction Key', entries.length, ints, floats, {
    'Supplier Invoice Number': ['', ...numbers],
  });
  let supplierInvoice = 0;
  for (const entry of entries) {
    if (entry.supplierInvoice !== undefined) supplierInvoice += 1;
    addRow(rows, entry, entry.supplierInvoice === undefined ? 0 : supplierInvoice);
  }
  sortRows(rows, rows.ints['Date Key']);
  numberRows(rows);
  return rows;
}

function addRow(rows: TransactionRows, entry: Entry, code: number): void {
  const row = rows.length;
  rows.length = row + 1;
  rows.ints['Date Key'][row] = entry.day;
  rows.ints['Transaction Type Key'][row] = entry.type;
  rows.ints['Is Finalized'][row] = entry.isPaid ? 1 : 0;
  for (const name of floats) rows.floats[name][row] = entry[name] ?? Number.NaN;
  const gross = entry.net + entry.tax;
  rows.floats['Total Excluding Tax'][row] = entry.net;
  rows.floats['Tax Amount'][row] = entry.tax;
  rows.floats['Total Including Tax'][row] = gross;
  rows.floats['Outstanding Balance'][row] = entry.isPaid ? 0 : gross;
  const text = rows.texts['Supplier Invoice Number'];
  if (text !== undefined) text.codes[row] = code;
}

/** Customers' and suppliers' transactions have numbers of their own. */
function numberRows(rows: TransactionRows): void {
  let customer = 0;
  let supplier = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const isSupplier = (rows.ints['Transaction Type Key'][row] ?? 0) >= SUPPLIER_INVOICE;
    if (isSupplier) rows.floats['WWI Supplier Transaction ID'][row] = ++supplier;
    else rows.floats['WWI Customer Transaction ID'][row] = ++customer;
  }
}

/** Each customer pays several invoices at once, in their order; the newest are still open. */
function byCustomers(
  random: Random,
  dimensions: WwiDimensions,
  invoices: Invoices,
  sales: SaleRows,
  payments: number,
): Entry[] {
  const { net, tax } = invoiceTotals(invoices, sales);
  const ofCustomer = invoicesByCustomer(invoices, dimensions.billTo.length);
  const due = ofCustomer.map((own) => own.filter((invoice) => (invoices.day[invoice] ?? 0) <= LAST_DAY - 21));
  const high = due.map((own) => own.length);
  const room = high.reduce((left, right) => left + right, 0);
  const counts = apportionWithin(Math.min(payments, room), high, new Int32Array(high.length), high);
  const isPaid = new Uint8Array(invoices.count);
  const keys = (place: number, day: number): Pick<Entry, 'Customer Key' | 'Bill To Customer Key'> => ({
    'Customer Key': dimensions.customer.keyOn(place + 1, day),
    'Bill To Customer Key': dimensions.customer.keyOn(dimensions.billTo[place] ?? 0, day),
  });
  const paid = due.flatMap((own, place) =>
    chunks(own, counts[place] ?? 0).map((chunk): Entry => {
      for (const invoice of chunk) isPaid[invoice] = 1;
      const newest = invoices.day[chunk.at(-1) ?? 0] ?? 0;
      const day = onBusinessDay(newest + random.between(3, 19));
      const sum = (values: Float64Array): number =>
        chunk.reduce((all, invoice) => all + (values[invoice] ?? 0), 0);
      return {
        ...keys(place, day),
        day,
        type: CUSTOMER_PAYMENT,
        net: -sum(net),
        tax: -sum(tax),
        isPaid: true,
        'Payment Method Key': TRANSFER,
      };
    }),
  );
  const invoiced = Array.from({ length: invoices.count }, (_, invoice): Entry => {
    const day = invoices.day[invoice] ?? 0;
    return {
      ...keys(invoices.customer[invoice] ?? 0, day),
      day,
      type: CUSTOMER_INVOICE,
      net: net[invoice] ?? 0,
      tax: tax[invoice] ?? 0,
      isPaid: isPaid[invoice] === 1,
      'WWI Invoice ID': invoice + 1,
    };
  });
  return [...invoiced, ...paid];
}

function invoiceTotals(invoices: Invoices, sales: SaleRows): { net: Float64Array; tax: Float64Array } {
  const net = new Float64Array(invoices.count);
  const tax = new Float64Array(invoices.count);
  for (let row = 0; row < invoices.item.length; row += 1) {
    const invoice = (sales.ints['WWI Invoice ID'][row] ?? 1) - 1;
    net[invoice] = (net[invoice] ?? 0) + (sales.floats['Total Excluding Tax'][row] ?? 0);
    tax[invoice] = (tax[invoice] ?? 0) + (sales.floats['Tax Amount'][row] ?? 0);
  }
  return { net, tax };
}

function invoicesByCustomer(invoices: Invoices, customers: number): number[][] {
  const own: number[][] = Array.from({ length: customers }, () => []);
  invoices.customer.forEach((place, invoice) => {
    own[place]?.push(invoice);
  });
  return own;
}

/** Splits a list into parts of nearly equal size, none of them empty when there are enough items. */
function chunks<T>(items: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
}

/** One invoice for each purchase order that has delivered, and a payment by supplier and month. */
function bySuppliers(
  random: Random,
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): Entry[] {
  const invoiced = supplierInvoices(random, dimensions, purchases, orderIds);
  const open = new Map<string, { supplier: number; day: number; net: number; tax: number }>();
  for (const { supplier, entry } of invoiced) {
    if (!entry.isPaid) continue;
    const payDay = onBusinessDay(paymentDay(supplier, entry.day));
    const sum = open.get(`${supplier}/${payDay}`) ?? { supplier, day: payDay, net: 0, tax: 0 };
    sum.net -= entry.net;
    sum.tax -= entry.tax;
    open.set(`${supplier}/${payDay}`, sum);
  }
  const paid = [...open.values()].map(
    ({ supplier, day, net, tax }): Entry => ({
      day,
      type: SUPPLIER_PAYMENT,
      net,
      tax,
      isPaid: true,
      'Supplier Key': dimensions.supplier.keyOn(supplier, day),
      'Payment Method Key': TRANSFER,
    }),
  );
  return [...invoiced.map(({ entry }) => entry), ...paid];
}

/** Suppliers are paid on fixed days, every four weeks, after their days of credit. */
function paymentDay(supplier: number, invoiceDay: number): number {
  const due = invoiceDay + (suppliers[supplier - 1]?.paymentDays ?? 0);
  return Math.ceil(due / 28) * 28 + (supplier % 5);
}

function supplierInvoices(
  random: Random,
  dimensions: WwiDimensions,
  purchases: readonly PurchaseLine[],
  orderIds: Int32Array,
): { supplier: number; entry: Entry }[] {
  const orders = new Map<number, { supplier: number; day: number; net: number }>();
  purchases.forEach(({ item, supplier, arrival, received }, index) => {
    if (received === 0) return;
    const id = orderIds[index] ?? 0;
    const order = orders.get(id) ?? { supplier, day: arrival, net: 0 };
    const cost = dimensions.costOfKey[dimensions.item.keyOn(item, arrival)] ?? 0;
    order.day = Math.max(order.day, arrival);
    order.net += cost * received * (dimensions.items[item - 1]?.quantityPerOuter ?? 1);
    orders.set(id, order);
  });
  return [...orders.entries()].map(([id, { supplier, day, net }]) => ({
    supplier,
    entry: {
      day,
      type: SUPPLIER_INVOICE,
      net,
      tax: taxOn(net, SUPPLIER_TAX),
      isPaid: onBusinessDay(paymentDay(supplier, day)) <= LAST_DAY,
      'Supplier Key': dimensions.supplier.keyOn(supplier, day),
      'WWI Purchase Order ID': id,
      supplierInvoice: String(random.between(1_000, 999_999)),
    },
  }));
}

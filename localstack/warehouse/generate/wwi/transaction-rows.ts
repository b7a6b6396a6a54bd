/** Fact.Transaction: invoices to customers and from suppliers, and the payments of both. */
import { createRandom } from '../random/prng.ts';
import { customerEntries } from './customer-entries.ts';
import type { WwiDimensions } from './dimensions.ts';
import { createFact, type FactRows, sortRows } from './fact-rows.ts';
import type { Invoices } from './invoices.ts';
import { type Entry, SUPPLIER_INVOICE } from './ledger.ts';
import type { PurchaseLine } from './purchasing.ts';
import type { SaleRows } from './sale-rows.ts';
import { supplierEntries } from './supplier-entries.ts';

const ints = ['Date Key', 'Transaction Type Key', 'Is Finalized'] as const;
const keys = [
  'Customer Key',
  'Bill To Customer Key',
  'Supplier Key',
  'Payment Method Key',
  'WWI Invoice ID',
  'WWI Purchase Order ID',
] as const;
const floats = [
  ...keys,
  'WWI Customer Transaction ID',
  'WWI Supplier Transaction ID',
  'Total Excluding Tax',
  'Tax Amount',
  'Total Including Tax',
  'Outstanding Balance',
] as const;

export type TransactionRows = FactRows<(typeof ints)[number], (typeof floats)[number]>;

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
  const bySuppliers = supplierEntries(random, dimensions, purchases, orderIds);
  const payments = Math.max(1, total - bySuppliers.length - invoices.count);
  const byCustomers = customerEntries(random, dimensions, invoices, sales, payments);
  const entries = [...bySuppliers, ...byCustomers];
  const numbers = entries.flatMap(({ supplierInvoice }) =>
    supplierInvoice === undefined ? [] : [supplierInvoice],
  );
  const rows = createFact('Fact.Transaction', 'Transaction Key', entries.length, ints, floats, {
    'Supplier Invoice Number': [null, ...numbers],
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
  for (const name of keys) rows.floats[name][row] = entry[name] ?? Number.NaN;
  rows.floats['WWI Customer Transaction ID'][row] = Number.NaN;
  rows.floats['WWI Supplier Transaction ID'][row] = Number.NaN;
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

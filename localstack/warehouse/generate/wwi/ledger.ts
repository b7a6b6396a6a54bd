/** What a transaction is made of before it becomes a row. */

/** WWI Transaction Type IDs, which are the dimension's keys too. */
export const CUSTOMER_INVOICE = 1;
export const CUSTOMER_PAYMENT = 3;
export const SUPPLIER_INVOICE = 5;
export const SUPPLIER_PAYMENT = 7;
/** Payment method key of electronic transfers. */
export const TRANSFER = 4;

type EntryKey =
  | 'Customer Key'
  | 'Bill To Customer Key'
  | 'Supplier Key'
  | 'Payment Method Key'
  | 'WWI Invoice ID'
  | 'WWI Purchase Order ID';

/** An invoice or a payment; keys that it does not have are NULL. */
export type Entry = Partial<Record<EntryKey, number>> & {
  readonly day: number;
  readonly type: number;
  /** Cents without and of tax; invoices are positive, payments negative. */
  readonly net: number;
  readonly tax: number;
  readonly isPaid: boolean;
  readonly supplierInvoice?: string;
};

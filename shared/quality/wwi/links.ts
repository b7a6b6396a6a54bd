/** Rows that refer to nothing: every link of the facts. Key 0 is the 'Unknown' row, which is there. */
import type { RowCheck } from '../check.ts';
import { type Link, linkCheck } from '../define.ts';
import { holdings, movements, orders, purchases, sales, transactions } from './tables.ts';

function to(dimension: string, thing: string, column = `${dimension} Key`): Link {
  return { column, to: `Dimension.${dimension}`, key: `${dimension} Key`, thing };
}

function date(column: string, thing = 'a day of the calendar'): Link {
  return { column, to: 'Dimension.Date', key: 'Date', thing };
}

const item = to('Stock Item', 'a stock item');
const customer = to('Customer', 'a customer');
const billTo = to('Customer', 'a customer who pays', 'Bill To Customer Key');
const supplier = to('Supplier', 'a supplier');
const city = to('City', 'a city');
const salesperson = to('Employee', 'a salesperson', 'Salesperson Key');
const type = to('Transaction Type', 'a transaction type');
const day = date('Date Key');

export const linkChecks: readonly RowCheck[] = [
  ...[
    ...[item, customer, billTo, city, salesperson],
    date('Invoice Date Key', 'an invoice date of the calendar'),
    date('Delivery Date Key', 'a delivery date of the calendar'),
  ].map((link) => linkCheck(sales, link)),
  ...[
    ...[item, customer, city, salesperson],
    to('Employee', 'a picker', 'Picker Key'),
    date('Order Date Key', 'an order date of the calendar'),
    date('Picked Date Key', 'a picking date of the calendar'),
  ].map((link) => linkCheck(orders, link)),
  ...[item, supplier, day].map((link) => linkCheck(purchases, link)),
  ...[item, customer, supplier, type, day].map((link) => linkCheck(movements, link)),
  ...[customer, billTo, supplier, type, to('Payment Method', 'a payment method'), day].map((link) =>
    linkCheck(transactions, link),
  ),
  linkCheck(holdings, item),
];

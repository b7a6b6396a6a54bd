/** The same business fact recorded twice under two surrogate keys. */
import type { RowCheck } from '../check.ts';
import { duplicateCheck } from '../define.ts';
import { holdings, movements, orders, purchases, sales, transactions } from './tables.ts';

function line(id: string) {
  const also = ['Stock Item Key', 'Quantity', 'Unit Price', 'Total Including Tax'];
  return { column: id, also, columns: [id, ...also] };
}

export const duplicateChecks: readonly RowCheck[] = [
  duplicateCheck(sales, {
    ...line('WWI Invoice ID'),
    question: 'Is each line of an invoice there only once?',
  }),
  duplicateCheck(orders, {
    ...line('WWI Order ID'),
    question: 'Is each line of an order there only once?',
  }),
  duplicateCheck(purchases, {
    column: 'WWI Purchase Order ID',
    also: ['Stock Item Key', 'Ordered Outers'],
    columns: ['WWI Purchase Order ID', 'Stock Item Key', 'Ordered Outers'],
    question: 'Is each line of a purchase order there only once?',
  }),
  duplicateCheck(movements, {
    column: 'WWI Stock Item Transaction ID',
    columns: ['WWI Stock Item Transaction ID'],
    question: 'Is each stock movement there only once?',
  }),
  ...['WWI Customer Transaction ID', 'WWI Supplier Transaction ID'].map((column) =>
    duplicateCheck(transactions, {
      column,
      columns: [column],
      question: `Is each ${column.includes('Customer') ? 'customer' : 'supplier'} transaction there only once?`,
      severity: 'warning',
    }),
  ),
  duplicateCheck(holdings, {
    column: 'Stock Item Key',
    columns: ['Stock Item Key'],
    question: 'Does each stock item have one stock holding?',
  }),
];

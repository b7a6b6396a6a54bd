/** Values out of range, negative amounts, and totals that are not net and tax together. */
import type { CheckedTable, RowCheck } from '../check.ts';
import { rowCheck } from '../define.ts';
import { holdings, items, orders, purchases, sales, transactions } from './tables.ts';

function totalCheck(table: CheckedTable, thing: string): RowCheck {
  return rowCheck(table, {
    kind: 'total_mismatch',
    column: 'Total Including Tax',
    also: ['Total Excluding Tax', 'Tax Amount'],
    question: `Is the total of every ${thing} net and tax together?`,
    where: 'f."Total Including Tax" <> f."Total Excluding Tax" + f."Tax Amount"',
  });
}

function lineChecks(table: CheckedTable, thing: string): RowCheck[] {
  return [
    rowCheck(table, {
      kind: 'range',
      column: 'Quantity',
      question: `Has every ${thing} at least one piece?`,
      where: 'f."Quantity" < 1',
    }),
    rowCheck(table, {
      kind: 'range',
      column: 'Tax Rate',
      question: `Is the tax rate of every ${thing} between 0 and 100 %?`,
      severity: 'warning',
      where: 'f."Tax Rate" < 0 OR f."Tax Rate" > 100',
    }),
    rowCheck(table, {
      kind: 'negative_amount',
      column: 'Total Excluding Tax',
      also: ['Unit Price', 'Tax Amount', 'Total Including Tax'],
      question: `Are price, tax and totals of every ${thing} zero or more?`,
      where: `f."Total Excluding Tax" < 0 OR f."Unit Price" < 0 OR f."Tax Amount" < 0
        OR f."Total Including Tax" < 0`,
    }),
    totalCheck(table, thing),
    rowCheck(table, {
      kind: 'total_mismatch',
      column: 'Total Excluding Tax',
      also: ['Unit Price', 'Quantity'],
      question: `Is the net total of every ${thing} its pieces times their price?`,
      // A line without pieces is another check's finding.
      where: 'f."Quantity" > 0 AND ABS(f."Total Excluding Tax" - f."Unit Price" * f."Quantity") > 0.01',
    }),
  ];
}

export const valueChecks: readonly RowCheck[] = [
  ...lineChecks(sales, 'sale'),
  ...lineChecks(orders, 'order line'),
  totalCheck(transactions, 'transaction'),
  rowCheck(sales, {
    kind: 'range',
    column: 'Delivery Date Key',
    also: ['Invoice Date Key'],
    question: 'Is every sale delivered on the day of its invoice or later?',
    severity: 'warning',
    where: 'f."Delivery Date Key" < f."Invoice Date Key"',
  }),
  rowCheck(orders, {
    kind: 'range',
    column: 'Picked Date Key',
    also: ['Order Date Key'],
    question: 'Is every order picked on its day or later?',
    severity: 'warning',
    where: 'f."Picked Date Key" < f."Order Date Key"',
  }),
  rowCheck(purchases, {
    kind: 'range',
    column: 'Ordered Outers',
    question: 'Does every purchase order at least one package?',
    where: 'f."Ordered Outers" < 1',
  }),
  rowCheck(purchases, {
    kind: 'range',
    column: 'Received Outers',
    also: ['Ordered Outers'],
    question: 'Did every purchase bring between nothing and twice what was ordered?',
    where: 'f."Received Outers" < 0 OR f."Received Outers" > 2 * f."Ordered Outers"',
  }),
  rowCheck(holdings, {
    kind: 'range',
    column: 'Quantity On Hand',
    question: 'Is the stock on hand of every item zero or more?',
    where: 'f."Quantity On Hand" < 0',
  }),
  rowCheck(holdings, {
    kind: 'range',
    column: 'Target Stock Level',
    also: ['Reorder Level'],
    question: 'Is the target stock of every item at least its reorder level?',
    severity: 'warning',
    where: 'f."Reorder Level" < 0 OR f."Target Stock Level" < f."Reorder Level"',
  }),
  rowCheck(holdings, {
    kind: 'negative_amount',
    column: 'Last Cost Price',
    question: 'Is the last cost price of every item zero or more?',
    where: 'f."Last Cost Price" < 0',
  }),
  rowCheck(items, {
    kind: 'range',
    column: 'Lead Time Days',
    also: ['Quantity Per Outer'],
    question: 'Has every stock item a lead time and a package size?',
    severity: 'warning',
    where: 'f."Stock Item Key" <> 0 AND (f."Lead Time Days" < 0 OR f."Quantity Per Outer" < 1)',
  }),
];

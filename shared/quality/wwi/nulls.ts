/** Values that may be NULL by the schema, but not by what they mean. */
import type { RowCheck } from '../check.ts';
import { nullCheck } from '../define.ts';
import { movements, purchases, sales, transactions } from './tables.ts';

export const nullChecks: readonly RowCheck[] = [
  nullCheck(sales, {
    column: 'Delivery Date Key',
    question: 'Has every sale a delivery date, those of the newest invoice date excepted?',
    severity: 'warning',
    also: ['Invoice Date Key'],
    // What was invoiced on the newest day is still on its way.
    where: 'f."Invoice Date Key" < (SELECT MAX(n."Invoice Date Key") FROM "Fact"."Sale" AS n)',
  }),
  nullCheck(purchases, {
    column: 'WWI Purchase Order ID',
    question: 'Does every purchase have the number of its order?',
  }),
  nullCheck(movements, {
    column: 'Supplier Key',
    also: ['WWI Purchase Order ID'],
    question: 'Does every receipt of a purchase order have a supplier?',
    severity: 'warning',
    where: 'f."WWI Purchase Order ID" IS NOT NULL',
  }),
  nullCheck(transactions, {
    column: 'Customer Key',
    also: ['Bill To Customer Key', 'Supplier Key'],
    question: 'Does every transaction have a customer or a supplier?',
    severity: 'warning',
    where: 'f."Bill To Customer Key" IS NULL AND f."Supplier Key" IS NULL',
  }),
];

/** Values that may be NULL by the schema, but not by what they mean. */
import type { RowCheck } from '../check.ts';
import { nullCheck } from '../define.ts';
import { movements, purchases, sales, transactions } from './tables.ts';

export const nullChecks: readonly RowCheck[] = [
  nullCheck(sales, {
    column: 'Delivery Date Key',
    question: 'Has every sale a delivery date, unless all of the newest day is still on its way?',
    severity: 'warning',
    also: ['Invoice Date Key'],
    from: `(
      SELECT f.*, MAX(f."Invoice Date Key") OVER () AS "newest",
        COUNT(*) OVER (PARTITION BY f."Invoice Date Key") AS "day_rows",
        COUNT(f."Delivery Date Key") OVER (PARTITION BY f."Invoice Date Key") AS "day_delivered"
      FROM "Fact"."Sale" AS f
    ) AS f`,
    where: '(f."Invoice Date Key" < f."newest" OR 2 * f."day_delivered" > f."day_rows")',
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

import { defineQuery } from '../port.ts';
import { wholeSum } from '../sums.ts';
import { calendar, calendarSize, itemKeys, supplierKeys, suppliers } from './dimensions.ts';
import { leadTimes } from './lead-times.ts';

/**
 * Purchases and lead times of each supplier, over all versions of the supplier. Purchases of the 'Unknown'
 * supplier are nobody's.
 */
export const supplierPurchases = defineQuery({
  name: 'wwi.suppliers.purchases',
  domain: 'wwi',
  summary:
    'One supplier: its purchase lines and orders, outers ordered and received, and the number, sum and sum of squares of the days from order to first receipt.',
  text: `WITH ${calendar}, ${calendarSize}, ${itemKeys}, ${supplierKeys}, ${suppliers}, ${leadTimes}, "timed" AS (
  SELECT "supplier_id", COUNT(*) AS "receipts", ${wholeSum('"days"')} AS "days",
    ${wholeSum('"days" * "days"')} AS "days_squared",
    COUNT(CASE WHEN "days" <= "promised_days" THEN 1 END) AS "on_time"
  FROM "lead_time" GROUP BY "supplier_id"
), "purchased" AS (
  SELECT k."supplier_id", COUNT(*) AS "purchase_lines",
    COUNT(CASE WHEN p."Is Order Finalized" = 1 THEN 1 END) AS "finalized_lines",
    COUNT(DISTINCT p."WWI Purchase Order ID") AS "orders",
    ${wholeSum('p."Ordered Outers"')} AS "ordered_outers",
    ${wholeSum('p."Received Outers"')} AS "received_outers",
    MAX(p."Date Key") AS "last_order"
  FROM "Fact"."Purchase" p
  INNER JOIN "calendar" c ON c."day" = p."Date Key"
  INNER JOIN "supplier_key" k ON k."supplier_key" = p."Supplier Key"
  GROUP BY k."supplier_id"
)
SELECT s."supplier_key", s."name", s."category",
  COALESCE(p."purchase_lines", 0) AS "purchase_lines",
  COALESCE(p."finalized_lines", 0) AS "finalized_lines",
  COALESCE(p."orders", 0) AS "orders",
  COALESCE(p."ordered_outers", 0) AS "ordered_outers",
  COALESCE(p."received_outers", 0) AS "received_outers",
  p."last_order",
  COALESCE(t."receipts", 0) AS "receipts",
  COALESCE(t."days", 0) AS "lead_days",
  COALESCE(t."days_squared", 0) AS "lead_days_squared",
  COALESCE(t."on_time", 0) AS "on_time",
  z."calendar_first", z."calendar_last", z."calendar_days"
FROM "supplier" s
CROSS JOIN "calendar_size" z
LEFT JOIN "purchased" p ON p."supplier_id" = s."supplier_id"
LEFT JOIN "timed" t ON t."supplier_id" = s."supplier_id"`,
  parameters: {},
  columns: {
    supplier_key: 'int',
    name: 'text?',
    category: 'text?',
    purchase_lines: 'int',
    finalized_lines: 'int',
    orders: 'int',
    ordered_outers: 'int',
    received_outers: 'int',
    last_order: 'date?',
    receipts: 'int',
    lead_days: 'int',
    lead_days_squared: 'int',
    on_time: 'int',
    calendar_first: 'date?',
    calendar_last: 'date?',
    calendar_days: 'int',
  },
});

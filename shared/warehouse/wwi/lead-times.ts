/**
 * `"lead_time"`: calendar days from order to first receipt of each item of each purchase order, the parts
 * of a WITH clause. The warehouse keeps no receipt date with a purchase; stock movements that carry the
 * purchase order are its receipts. A receipt before its order is an error of the data and left out. Needs
 * `calendar`, `item_key` and `supplier_key`; days are places in the calendar (see `calendarSize`).
 */
export const leadTimes = `"ordered" AS (
  SELECT k."supplier_id", p."WWI Purchase Order ID" AS "order_id", i."item_id",
    MIN(c."number") AS "number", MIN(i."lead_time_days") AS "promised_days"
  FROM "Fact"."Purchase" p
  INNER JOIN "calendar" c ON c."day" = p."Date Key"
  INNER JOIN "item_key" i ON i."item_key" = p."Stock Item Key"
  INNER JOIN "supplier_key" k ON k."supplier_key" = p."Supplier Key"
  WHERE p."WWI Purchase Order ID" IS NOT NULL
  GROUP BY k."supplier_id", p."WWI Purchase Order ID", i."item_id"
), "received" AS (
  SELECT m."WWI Purchase Order ID" AS "order_id", i."item_id", MIN(c."number") AS "number"
  FROM "Fact"."Movement" m
  INNER JOIN "calendar" c ON c."day" = m."Date Key"
  INNER JOIN "item_key" i ON i."item_key" = m."Stock Item Key"
  WHERE m."WWI Purchase Order ID" IS NOT NULL AND m."Quantity" > 0
  GROUP BY m."WWI Purchase Order ID", i."item_id"
), "lead_time" AS (
  SELECT o."supplier_id", o."item_id", o."promised_days", r."number" - o."number" AS "days"
  FROM "ordered" o
  INNER JOIN "received" r ON r."order_id" = o."order_id" AND r."item_id" = o."item_id"
  WHERE r."number" >= o."number"
)`;

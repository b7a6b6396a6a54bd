import { moneySum } from '../sums.ts';
import { calendar, itemKeys, itemSuppliers, supplierKeys, suppliers, wantedItems } from './dimensions.ts';

/**
 * The beginning of a sales query: `"line"` holds every invoice line whose invoice date is in the date
 * dimension, with `wanted` 1 where its item's supplier passes @supplier and @category. A line of an item
 * without a known supplier stays: only a filter leaves it out. `customer_id` is NULL where the customer is
 * 'Unknown' or missing.
 */
export const salesLines = `WITH ${calendar}, ${itemKeys}, ${supplierKeys}, ${suppliers}, ${itemSuppliers},
${wantedItems}, "customer_key" AS (
  SELECT "Customer Key" AS "customer_key", MAX("WWI Customer ID") AS "customer_id"
  FROM "Dimension"."Customer" WHERE "Customer Key" <> 0 GROUP BY "Customer Key"
), "line" AS (
  SELECT f."Invoice Date Key" AS "day", f."WWI Invoice ID" AS "invoice_id", c."customer_id",
    f."Stock Item Key" AS "stock_item_key",
    f."Total Excluding Tax" AS "revenue", f."Profit" AS "profit", f."Quantity" AS "units",
    CASE WHEN (@supplier IS NULL AND @category IS NULL) OR w."item_key" IS NOT NULL THEN 1 ELSE 0 END AS "wanted"
  FROM "Fact"."Sale" f
  INNER JOIN "calendar" d ON d."day" = f."Invoice Date Key"
  LEFT JOIN "customer_key" c ON c."customer_key" = f."Customer Key"
  LEFT JOIN "wanted_item" w ON w."item_key" = f."Stock Item Key"
)`;

/** Columns of one day of all sales, which tell how far the data go: grouped by `day`. */
export const dayTotals = `${moneySum('"revenue"')} AS "all_revenue",
  COUNT(DISTINCT "invoice_id") AS "all_invoices"`;

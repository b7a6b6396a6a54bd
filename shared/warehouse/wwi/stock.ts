import { defineQuery } from '../port.ts';
import { moneySum, wholeSum } from '../sums.ts';
import {
  calendar,
  calendarSize,
  filterParameters,
  itemKeys,
  itemSuppliers,
  items,
  passesFilters,
  supplierKeys,
  suppliers,
} from './dimensions.ts';
import { leadTimes } from './lead-times.ts';

const sales = `"sale" AS (
  SELECT f."Invoice Date Key" AS "day", f."Stock Item Key" AS "item_key", f."WWI Invoice ID" AS "invoice_id",
    f."Total Excluding Tax" AS "revenue", CAST(f."Quantity" AS bigint) AS "units"
  FROM "Fact"."Sale" f
  INNER JOIN "calendar" d ON d."day" = f."Invoice Date Key"
)`;

/**
 * The demand window: as given, else the last @days days up to the newest invoice date, or from the first day
 * of the calendar where that is shorter.
 */
const bounds = `"newest" AS (
  SELECT MAX("day") AS "day" FROM "sale"
), "bounds" AS (
  SELECT COALESCE(@first_day, f."day", z."calendar_first") AS "first_day",
    COALESCE(@last_day, n."day") AS "last_day"
  FROM "newest" n
  CROSS JOIN "calendar_size" z
  LEFT JOIN "calendar" c ON c."day" = n."day"
  LEFT JOIN "calendar" f ON f."number" = c."number" - @days + 1
)`;

const demand = `"item_day" AS (
  SELECT i."item_id", s."day", SUM(s."units") AS "units"
  FROM "sale" s INNER JOIN "item_key" i ON i."item_key" = s."item_key"
  GROUP BY i."item_id", s."day"
), "demand" AS (
  SELECT d."item_id", MIN(d."day") AS "first_sale",
    ${wholeSum('CASE WHEN d."day" >= b."first_day" AND d."day" <= b."last_day" THEN d."units" END')} AS "units",
    ${wholeSum('CASE WHEN d."day" >= b."first_day" AND d."day" <= b."last_day" THEN d."units" * d."units" END')} AS "units_squared"
  FROM "item_day" d CROSS JOIN "bounds" b
  GROUP BY d."item_id"
)`;

/** Open purchases: what was ordered and has not come, of lines that are not finalised, in units. */
const openPurchases = `"open_purchase" AS (
  SELECT i."item_id",
    ${wholeSum('(p."Ordered Outers" - p."Received Outers") * i."quantity_per_outer"')} AS "units"
  FROM "Fact"."Purchase" p
  INNER JOIN "calendar" c ON c."day" = p."Date Key"
  INNER JOIN "item_key" i ON i."item_key" = p."Stock Item Key"
  WHERE p."Is Order Finalized" = 0 AND p."Ordered Outers" > p."Received Outers"
  GROUP BY i."item_id"
)`;

/**
 * Stock by item; where the snapshot has several rows of an item, the last written one. The cost is an
 * aggregate (of that one row) because not every T-SQL engine writes a cast of a bare column with its decimals.
 */
const holdings = `"holding" AS (
  SELECT h."item_id", MAX(h."on_hand") AS "on_hand", MAX(h."unit_cost") AS "unit_cost",
    MAX(h."reorder_level") AS "reorder_level", MAX(h."target_level") AS "target_level"
  FROM (
    SELECT i."item_id", f."Quantity On Hand" AS "on_hand", f."Last Cost Price" AS "unit_cost",
      f."Reorder Level" AS "reorder_level", f."Target Stock Level" AS "target_level",
      ROW_NUMBER() OVER (PARTITION BY i."item_id" ORDER BY f."Stock Holding Key" DESC) AS "age"
    FROM "Fact"."Stock Holding" f
    INNER JOIN "item_key" i ON i."item_key" = f."Stock Item Key"
  ) AS h WHERE h."age" = 1
  GROUP BY h."item_id"
)`;

const timed = `"timed" AS (
  SELECT "item_id", COUNT(*) AS "receipts", ${wholeSum('"days"')} AS "days",
    ${wholeSum('"days" * "days"')} AS "days_squared"
  FROM "lead_time" GROUP BY "item_id"
)`;

/**
 * Everything a reorder recommendation is made of, by stock item, over all versions of the item. The `day`
 * rows tell, in the same trip, how far the sales are complete.
 */
export const stockPosition = defineQuery({
  name: 'wwi.stock.position',
  domain: 'wwi',
  summary:
    'Kind item: one stock item with its holding, open purchases, sums of daily units sold in the demand window and days from order to first receipt; kind day: unfiltered revenue and invoices of one invoice date, and the first day of the demand window.',
  text: `WITH ${calendar}, ${calendarSize}, ${itemKeys}, ${items}, ${supplierKeys}, ${suppliers}, ${itemSuppliers},
${sales}, ${bounds}, ${demand}, ${openPurchases}, ${holdings}, ${leadTimes}, ${timed}
SELECT 'item' AS "kind", CAST(NULL AS date) AS "day", CAST(NULL AS date) AS "first_day",
  CAST('0' AS varchar(50)) AS "all_revenue", 0 AS "all_invoices",
  i."item_key", i."name", s."name" AS "supplier", s."category",
  h."on_hand", h."reorder_level", h."target_level", i."quantity_per_outer", i."lead_time_days",
  CAST(CAST(h."unit_cost" AS decimal(38, 4)) AS varchar(50)) AS "unit_cost",
  COALESCE(o."units", 0) AS "on_order",
  d."first_sale", COALESCE(d."units", 0) AS "units", COALESCE(d."units_squared", 0) AS "units_squared",
  COALESCE(t."receipts", 0) AS "receipts", COALESCE(t."days", 0) AS "lead_days",
  COALESCE(t."days_squared", 0) AS "lead_days_squared",
  z."calendar_first", z."calendar_last", z."calendar_days"
FROM "holding" h
INNER JOIN "item" i ON i."item_id" = h."item_id"
CROSS JOIN "calendar_size" z
LEFT JOIN "item_supplier" s ON s."item_id" = h."item_id"
LEFT JOIN "demand" d ON d."item_id" = h."item_id"
LEFT JOIN "open_purchase" o ON o."item_id" = h."item_id"
LEFT JOIN "timed" t ON t."item_id" = h."item_id"
WHERE ${passesFilters('s')}
UNION ALL
SELECT 'day', "day", "first_day",
  ${moneySum('"revenue"')}, COUNT(DISTINCT "invoice_id"),
  0, CAST(NULL AS nvarchar(100)), CAST(NULL AS nvarchar(100)), CAST(NULL AS nvarchar(50)),
  0, 0, 0, 0, 0, CAST(NULL AS varchar(50)), CAST(0 AS bigint),
  CAST(NULL AS date), CAST(0 AS bigint), CAST(0 AS bigint), 0, CAST(0 AS bigint), CAST(0 AS bigint),
  CAST(NULL AS date), CAST(NULL AS date), 0
FROM "sale" CROSS JOIN "bounds" GROUP BY "day", "first_day"`,
  parameters: { ...filterParameters, days: 'int', first_day: 'date', last_day: 'date' },
  columns: {
    kind: 'text',
    day: 'date?',
    first_day: 'date?',
    all_revenue: 'money',
    all_invoices: 'int',
    item_key: 'int',
    name: 'text?',
    supplier: 'text?',
    category: 'text?',
    on_hand: 'int',
    reorder_level: 'int',
    target_level: 'int',
    quantity_per_outer: 'int',
    lead_time_days: 'int',
    unit_cost: 'money?',
    on_order: 'int',
    first_sale: 'date?',
    units: 'int',
    units_squared: 'int',
    receipts: 'int',
    lead_days: 'int',
    lead_days_squared: 'int',
    calendar_first: 'date?',
    calendar_last: 'date?',
    calendar_days: 'int',
  },
});

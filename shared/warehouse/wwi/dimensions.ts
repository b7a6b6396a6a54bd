/**
 * The dimensions as the queries need them, each a named part of a WITH clause. Dimensions of Wide World
 * Importers are slowly changing: one business item has several keys, and key 0 stands for 'Unknown'. So
 * facts join a key to its business id here, and names come from the newest version of that id.
 */

/** Parameters of every query over {@link wantedItems}; in lower case, null means no filter. */
export const filterParameters = { supplier: 'text', category: 'text' } as const;

/** `"calendar"`: each day of the date dimension with its place in it, counted from 1. */
export const calendar = `"calendar" AS (
  SELECT d."day", ROW_NUMBER() OVER (ORDER BY d."day") AS "number"
  FROM (SELECT DISTINCT "Date" AS "day" FROM "Dimension"."Date") AS d
)`;

/**
 * `"calendar_size"`: how many days the calendar has between its first and its last. Days can be counted by
 * their places only where there is no gap, which the reader of an answer must check.
 */
export const calendarSize = `"calendar_size" AS (
  SELECT MIN("day") AS "calendar_first", MAX("day") AS "calendar_last", COUNT(*) AS "calendar_days"
  FROM "calendar"
)`;

/** `"item_key"`: the business id of each stock item key, and that version's packing; 'Unknown' has none. */
export const itemKeys = `"item_key" AS (
  SELECT "Stock Item Key" AS "item_key", MAX("WWI Stock Item ID") AS "item_id",
    MAX("Lead Time Days") AS "lead_time_days", MAX("Quantity Per Outer") AS "quantity_per_outer"
  FROM "Dimension"."Stock Item" WHERE "Stock Item Key" <> 0 GROUP BY "Stock Item Key"
)`;

/** `"item"`: the newest version of each stock item. */
export const items = `"item" AS (
  SELECT v."item_id", v."item_key", v."name", v."lead_time_days", v."quantity_per_outer"
  FROM (
    SELECT "WWI Stock Item ID" AS "item_id", "Stock Item Key" AS "item_key", "Stock Item" AS "name",
      "Lead Time Days" AS "lead_time_days", "Quantity Per Outer" AS "quantity_per_outer",
      ROW_NUMBER() OVER (PARTITION BY "WWI Stock Item ID" ORDER BY "Valid To" DESC, "Stock Item Key" DESC) AS "age"
    FROM "Dimension"."Stock Item" WHERE "Stock Item Key" <> 0
  ) AS v WHERE v."age" = 1
)`;

/** `"supplier_key"`: the business id of each supplier key; 'Unknown' has none. */
export const supplierKeys = `"supplier_key" AS (
  SELECT "Supplier Key" AS "supplier_key", MAX("WWI Supplier ID") AS "supplier_id"
  FROM "Dimension"."Supplier" WHERE "Supplier Key" <> 0 GROUP BY "Supplier Key"
)`;

/** `"supplier"`: the newest version of each supplier. */
export const suppliers = `"supplier" AS (
  SELECT v."supplier_id", v."supplier_key", v."name", v."category"
  FROM (
    SELECT "WWI Supplier ID" AS "supplier_id", "Supplier Key" AS "supplier_key", "Supplier" AS "name",
      "Category" AS "category",
      ROW_NUMBER() OVER (PARTITION BY "WWI Supplier ID" ORDER BY "Valid To" DESC, "Supplier Key" DESC) AS "age"
    FROM "Dimension"."Supplier" WHERE "Supplier Key" <> 0
  ) AS v WHERE v."age" = 1
)`;

/** The condition under which a row of `"supplier"`, by its alias, passes the filters. */
export function passesFilters(alias: string): string {
  return `(@supplier IS NULL OR LOWER(${alias}."name") = @supplier)
      AND (@category IS NULL OR LOWER(${alias}."category") = @category)`;
}

/**
 * `"item_supplier"`: the supplier of each stock item, which the warehouse keeps nowhere: that of its newest
 * purchase, of whatever version of the item. Needs `item_key`, `supplier_key` and `supplier`.
 */
export const itemSuppliers = `"item_supplier" AS (
  SELECT n."item_id", s."name", s."category"
  FROM (
    SELECT i."item_id", k."supplier_id",
      ROW_NUMBER() OVER (PARTITION BY i."item_id" ORDER BY p."Date Key" DESC, p."Purchase Key" DESC) AS "age"
    FROM "Fact"."Purchase" p
    INNER JOIN "item_key" i ON i."item_key" = p."Stock Item Key"
    INNER JOIN "supplier_key" k ON k."supplier_key" = p."Supplier Key"
  ) AS n
  INNER JOIN "supplier" s ON s."supplier_id" = n."supplier_id"
  WHERE n."age" = 1
)`;

/** `"wanted_item"`: keys of the stock items whose supplier passes the filters. Needs `item_supplier`. */
export const wantedItems = `"wanted_item" AS (
  SELECT i."item_key"
  FROM "item_key" i
  INNER JOIN "item_supplier" s ON s."item_id" = i."item_id"
  WHERE ${passesFilters('s')}
)`;

import { defineQuery } from '../port.ts';
import { moneySum } from '../sums.ts';
import { calendar, products, territories } from './lines.ts';

/** An employee's newest key stands for all keys of the same person. */
export const people = `"person" AS (
  SELECT e."EmployeeKey" AS "employee_key", COALESCE(MAX(k."EmployeeKey"), e."EmployeeKey") AS "person_key"
  FROM "dbo"."DimEmployee" e
  LEFT JOIN "dbo"."DimEmployee" k
    ON k."EmployeeNationalIDAlternateKey" = e."EmployeeNationalIDAlternateKey"
  GROUP BY e."EmployeeKey"
), "employee" AS (
  SELECT e."EmployeeKey" AS "person_key", MAX(e."FirstName") AS "first_name",
    MAX(e."MiddleName") AS "middle_name", MAX(e."LastName") AS "last_name", MAX(t."region") AS "region"
  FROM "dbo"."DimEmployee" e
  LEFT JOIN "territory" t ON t."territory_key" = e."SalesTerritoryKey"
  GROUP BY e."EmployeeKey"
)`;

/** Reseller lines by person, with `wanted` 1 where they pass @territory and @category. */
export const resellerLines = `"line" AS (
  SELECT COALESCE(o."person_key", f."EmployeeKey", 0) AS "person_key", f."OrderDateKey" AS "date_key",
    COALESCE(f."ResellerKey", 0) AS "reseller_key", f."SalesOrderNumber" AS "order_number",
    f."ProductKey" AS "product_key", p."product_code",
    f."SalesAmount" AS "revenue", f."TotalProductCost" AS "cost", t."region", p."category",
    CASE WHEN (@territory IS NULL OR t."wanted" = 1)
      AND (@category IS NULL OR p."wanted" = 1) THEN 1 ELSE 0 END AS "wanted"
  FROM "dbo"."FactResellerSales" f
  CROSS JOIN "calendar_size" n
  LEFT JOIN "calendar" d ON d."date_key" = f."OrderDateKey"
  LEFT JOIN "territory" t ON t."territory_key" = f."SalesTerritoryKey"
  LEFT JOIN "product" p ON p."product_key" = f."ProductKey"
  LEFT JOIN "person" o ON o."employee_key" = f."EmployeeKey"
  WHERE d."date_key" IS NOT NULL OR (n."days" = 0 AND f."OrderDateKey" IS NOT NULL)
)`;

/**
 * Everything the scores of sales employees need, fine enough that any window can be cut from it afterwards:
 * an order has one day, one employee and one reseller, so orders add up over these rows, and distinct
 * resellers can be counted. Employee key 0 stands for a sale that names no employee.
 */
export const repSales = defineQuery({
  name: 'aw.reps.sales',
  domain: 'aw',
  summary:
    'Kind sales: one employee’s sales to one reseller on one order date, unfiltered and filtered; kind quota: one employee’s quota of one calendar quarter (date_key is yyyyq).',
  text: `WITH ${calendar}, ${territories}, ${products}, ${people}, ${resellerLines}, "sale" AS (
  SELECT 'sales' AS "kind", "person_key", "date_key", "reseller_key",
    ${moneySum('"revenue"')} AS "all_revenue",
    COUNT(DISTINCT "order_number") AS "all_orders",
    COUNT("region") AS "territory_rows", COUNT("category") AS "category_rows",
    SUM("wanted") AS "wanted_rows",
    ${moneySum('CASE WHEN "wanted" = 1 THEN "revenue" END')} AS "revenue",
    ${moneySum('CASE WHEN "wanted" = 1 THEN "cost" END')} AS "cost",
    COUNT(CASE WHEN "wanted" = 1 THEN "cost" END) AS "cost_rows",
    COUNT(DISTINCT CASE WHEN "wanted" = 1 THEN "order_number" END) AS "orders"
  FROM "line" GROUP BY "person_key", "date_key", "reseller_key"
  UNION ALL
  SELECT 'quota', COALESCE(o."person_key", q."EmployeeKey"), q."CalendarYear" * 10 + q."CalendarQuarter", 0,
    ${moneySum('q."SalesAmountQuota"')}, 0, 0, 0, 0,
    CAST('0' AS varchar(50)), CAST('0' AS varchar(50)), 0, 0
  FROM "dbo"."FactSalesQuota" q
  LEFT JOIN "person" o ON o."employee_key" = q."EmployeeKey"
  WHERE q."EmployeeKey" IS NOT NULL AND q."CalendarYear" IS NOT NULL AND q."CalendarQuarter" IS NOT NULL
  GROUP BY COALESCE(o."person_key", q."EmployeeKey"), q."CalendarYear" * 10 + q."CalendarQuarter"
)
SELECT s.*, e."first_name", e."middle_name", e."last_name", e."region"
FROM "sale" s LEFT JOIN "employee" e ON e."person_key" = s."person_key"`,
  parameters: { territory: 'text', category: 'text' },
  columns: {
    kind: 'text',
    person_key: 'int',
    date_key: 'int',
    reseller_key: 'int',
    all_revenue: 'money',
    all_orders: 'int',
    territory_rows: 'int',
    category_rows: 'int',
    wanted_rows: 'int',
    revenue: 'money',
    cost: 'money',
    cost_rows: 'int',
    orders: 'int',
    first_name: 'text?',
    middle_name: 'text?',
    last_name: 'text?',
    region: 'text?',
  },
});

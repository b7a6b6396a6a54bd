import { defineQuery } from '../port.ts';
import { moneySum, noMoney, wholeSum } from '../sums.ts';
import { calendarSize, filterParameters } from './dimensions.ts';
import { dayTotals, salesLines } from './lines.ts';

/**
 * Sums of a period and the one before it. Distinct customers do not add up over days, so they are counted
 * here, for exactly these periods. Where the dates are NULL the period is the last @days days up to the
 * newest invoice date, counted in the date dimension (or from its first day); the `day` rows tell, in the
 * same trip, how far the data are complete.
 */
export const periodSales = defineQuery({
  name: 'wwi.sales.period',
  domain: 'wwi',
  summary:
    'Kind current or previous: filtered sums over the period or the one before it, tax excluded; kind day: unfiltered revenue and invoices of one invoice date, and the first days of the two periods.',
  text: `${salesLines}, ${calendarSize}, "newest" AS (
  SELECT MAX("day") AS "day" FROM "line"
), "bounds" AS (
  SELECT COALESCE(@first_day, f."day", z."calendar_first") AS "first_day",
    COALESCE(@last_day, n."day") AS "last_day",
    COALESCE(@previous_first_day, p."day", z."calendar_first") AS "previous_first_day"
  FROM "newest" n
  CROSS JOIN "calendar_size" z
  LEFT JOIN "calendar" c ON c."day" = n."day"
  LEFT JOIN "calendar" f ON f."number" = c."number" - @days + 1
  LEFT JOIN "calendar" p ON p."number" = c."number" - 2 * @days + 1
), "period_line" AS (
  SELECT CASE WHEN l."day" >= b."first_day" THEN 'current' ELSE 'previous' END AS "kind", l.*
  FROM "line" l CROSS JOIN "bounds" b
  WHERE l."wanted" = 1 AND l."day" >= b."previous_first_day" AND l."day" <= b."last_day"
)
SELECT 'day' AS "kind", "day", "first_day", "previous_first_day",
  ${dayTotals},
  0 AS "line_rows", ${noMoney} AS "revenue", 0 AS "revenue_rows",
  ${noMoney} AS "profit", 0 AS "profit_rows", CAST(0 AS bigint) AS "units", 0 AS "units_rows",
  0 AS "invoices", 0 AS "invoice_rows", 0 AS "customers", 0 AS "customer_rows"
FROM "line" CROSS JOIN "bounds"
GROUP BY "day", "first_day", "previous_first_day"
UNION ALL
SELECT "kind", CAST(NULL AS date), CAST(NULL AS date), CAST(NULL AS date), ${noMoney}, 0,
  COUNT(*),
  ${moneySum('"revenue"')}, COUNT("revenue"),
  ${moneySum('"profit"')}, COUNT("profit"),
  ${wholeSum('"units"')}, COUNT("units"),
  COUNT(DISTINCT "invoice_id"), COUNT("invoice_id"),
  COUNT(DISTINCT "customer_id"), COUNT("customer_id")
FROM "period_line" GROUP BY "kind"`,
  parameters: {
    ...filterParameters,
    days: 'int',
    first_day: 'date',
    last_day: 'date',
    previous_first_day: 'date',
  },
  columns: {
    kind: 'text',
    day: 'date?',
    first_day: 'date?',
    previous_first_day: 'date?',
    all_revenue: 'money',
    all_invoices: 'int',
    line_rows: 'int',
    revenue: 'money',
    revenue_rows: 'int',
    profit: 'money',
    profit_rows: 'int',
    units: 'int',
    units_rows: 'int',
    invoices: 'int',
    invoice_rows: 'int',
    customers: 'int',
    customer_rows: 'int',
  },
});

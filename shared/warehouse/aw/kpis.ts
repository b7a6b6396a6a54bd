import { defineQuery } from '../port.ts';
import { moneySum, wholeSum } from '../sums.ts';
import { filterParameters, salesLines } from './lines.ts';

/**
 * Sums of a period and the one before it. Distinct customers do not add up over days, so they are counted
 * here, for exactly these periods; the `day` rows tell, in the same trip, whether they were the right ones.
 */
export const periodSales = defineQuery({
  name: 'aw.sales.period',
  domain: 'aw',
  summary:
    'Kind current or previous: one channel’s filtered sums over the period or the one before; kind day: one channel’s unfiltered revenue and orders on one order date.',
  text: `${salesLines}, "period_line" AS (
  SELECT "line".*, CASE WHEN "date_key" >= @from_key THEN 'current' ELSE 'previous' END AS "kind"
  FROM "line"
  WHERE "wanted" = 1 AND "date_key" BETWEEN @previous_from_key AND @to_key
)
SELECT 'day' AS "kind", "channel", "date_key",
  COUNT(*) AS "line_rows",
  ${moneySum('"revenue"')} AS "revenue", COUNT("revenue") AS "revenue_rows",
  CAST('0' AS varchar(50)) AS "cost", 0 AS "cost_rows",
  CAST(0 AS bigint) AS "units", 0 AS "units_rows",
  COUNT(DISTINCT "order_number") AS "orders", COUNT("order_number") AS "order_rows",
  0 AS "customers", 0 AS "customer_rows",
  COUNT("region") AS "territory_rows", COUNT("category") AS "category_rows"
FROM "line" GROUP BY "channel", "date_key"
UNION ALL
SELECT "kind", "channel", 0,
  COUNT(*),
  ${moneySum('"revenue"')}, COUNT("revenue"),
  ${moneySum('"cost"')}, COUNT("cost"),
  ${wholeSum('"units"')}, COUNT("units"),
  COUNT(DISTINCT "order_number"), COUNT("order_number"),
  COUNT(DISTINCT "customer_key"), COUNT("customer_key"),
  COUNT("region"), COUNT("category")
FROM "period_line" GROUP BY "kind", "channel"`,
  parameters: { ...filterParameters, from_key: 'int', to_key: 'int', previous_from_key: 'int' },
  columns: {
    kind: 'text',
    channel: 'text',
    date_key: 'int',
    line_rows: 'int',
    revenue: 'money',
    revenue_rows: 'int',
    cost: 'money',
    cost_rows: 'int',
    units: 'int',
    units_rows: 'int',
    orders: 'int',
    order_rows: 'int',
    customers: 'int',
    customer_rows: 'int',
    territory_rows: 'int',
    category_rows: 'int',
  },
});

import { defineQuery } from '../port.ts';
import { moneySum, wholeSum } from '../sums.ts';
import { filterParameters, salesLines } from './lines.ts';

/** Sales by channel and order date, unfiltered and filtered side by side. */
export const dailySales = defineQuery({
  name: 'aw.sales.daily',
  domain: 'aw',
  summary:
    'One channel on one order date: revenue and orders of all its sales, which tell how far the data go, and of those that pass the filters.',
  text: `${salesLines}
SELECT "channel", "date_key",
  ${moneySum('"revenue"')} AS "all_revenue",
  COUNT(DISTINCT "order_number") AS "all_orders",
  COUNT("region") AS "territory_rows",
  COUNT("category") AS "category_rows",
  SUM("wanted") AS "wanted_rows",
  ${moneySum('CASE WHEN "wanted" = 1 THEN "revenue" END')} AS "revenue",
  COUNT(CASE WHEN "wanted" = 1 THEN "revenue" END) AS "revenue_rows",
  ${moneySum('CASE WHEN "wanted" = 1 THEN "cost" END')} AS "cost",
  COUNT(CASE WHEN "wanted" = 1 THEN "cost" END) AS "cost_rows",
  COUNT(DISTINCT CASE WHEN "wanted" = 1 THEN "order_number" END) AS "orders",
  ${wholeSum('CASE WHEN "wanted" = 1 THEN "units" END')} AS "units",
  COUNT(CASE WHEN "wanted" = 1 THEN "units" END) AS "units_rows"
FROM "line"
GROUP BY "channel", "date_key"`,
  parameters: filterParameters,
  columns: {
    channel: 'text',
    date_key: 'int',
    all_revenue: 'money',
    all_orders: 'int',
    territory_rows: 'int',
    category_rows: 'int',
    wanted_rows: 'int',
    revenue: 'money',
    revenue_rows: 'int',
    cost: 'money',
    cost_rows: 'int',
    orders: 'int',
    units: 'int',
    units_rows: 'int',
  },
});

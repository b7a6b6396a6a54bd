import { defineQuery } from '../port.ts';
import { moneySum, wholeSum } from '../sums.ts';
import { filterParameters } from './dimensions.ts';
import { dayTotals, salesLines } from './lines.ts';

/** Sales by invoice date, unfiltered and filtered side by side. */
export const dailySales = defineQuery({
  name: 'wwi.sales.daily',
  domain: 'wwi',
  summary:
    'One invoice date: revenue and invoices of all sales, which tell how far the data go, and sums of those that pass the filters, tax excluded.',
  text: `${salesLines}
SELECT "day",
  ${dayTotals},
  SUM("wanted") AS "wanted_rows",
  ${moneySum('CASE WHEN "wanted" = 1 THEN "revenue" END')} AS "revenue",
  ${moneySum('CASE WHEN "wanted" = 1 THEN "profit" END')} AS "profit",
  COUNT(DISTINCT CASE WHEN "wanted" = 1 THEN "invoice_id" END) AS "invoices",
  ${wholeSum('CASE WHEN "wanted" = 1 THEN "units" END')} AS "units"
FROM "line"
GROUP BY "day"
ORDER BY "day"`,
  parameters: filterParameters,
  columns: {
    day: 'date',
    all_revenue: 'money',
    all_invoices: 'int',
    wanted_rows: 'int',
    revenue: 'money',
    profit: 'money',
    invoices: 'int',
    units: 'int',
  },
});

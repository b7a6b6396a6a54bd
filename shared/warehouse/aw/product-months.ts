import { defineQuery } from '../port.ts';
import { moneySum, wholeSum } from '../sums.ts';
import { filterParameters, salesLines, versions } from './lines.ts';

/** The month of an integer day key: 201312 for 20131231. */
const month = `CAST(FLOOR(CAST("date_key" AS double precision) / 100) AS int)`;

/**
 * Monthly units and revenue of every product, its versions together under the business key. A product that
 * the dimension lacks stands under its key.
 */
export const productMonths = defineQuery({
  name: 'aw.products.months',
  domain: 'aw',
  summary:
    'Kind day: one channel’s unfiltered revenue and orders on one order date; kind product: one product’s filtered units and revenue in one month (yyyymm), both channels together.',
  text: `${salesLines}, ${versions}, "sold" AS (
  SELECT COALESCE(v."product_key", l."product_key") AS "product_key", v."name", p."category",
    l."month_key", l."revenue", l."units"
  FROM (
    SELECT "product_key", "product_code", "revenue", "units", ${month} AS "month_key"
    FROM "line" WHERE "wanted" = 1 AND "product_key" IS NOT NULL
  ) l
  LEFT JOIN "version" v ON v."product_code" = l."product_code" AND v."newest" = 1
  LEFT JOIN "product" p ON p."product_key" = COALESCE(v."product_key", l."product_key")
)
SELECT 'day' AS "kind", "channel", "date_key", 0 AS "product_key",
  CAST(NULL AS nvarchar(50)) AS "name", CAST(NULL AS nvarchar(50)) AS "category",
  ${moneySum('"revenue"')} AS "revenue",
  CAST(0 AS bigint) AS "units", 0 AS "units_rows", COUNT(*) AS "line_rows",
  COUNT(DISTINCT "order_number") AS "orders",
  COUNT("region") AS "territory_rows", COUNT("category") AS "category_rows"
FROM "line" GROUP BY "channel", "date_key"
UNION ALL
SELECT 'product', '', "month_key", "product_key", MAX("name"), MAX("category"),
  ${moneySum('"revenue"')},
  ${wholeSum('"units"')}, COUNT("units"), COUNT(*),
  0, 0, 0
FROM "sold" GROUP BY "product_key", "month_key"`,
  parameters: filterParameters,
  columns: {
    kind: 'text',
    channel: 'text',
    date_key: 'int',
    product_key: 'int',
    name: 'text?',
    category: 'text?',
    revenue: 'money',
    units: 'int',
    units_rows: 'int',
    line_rows: 'int',
    orders: 'int',
    territory_rows: 'int',
    category_rows: 'int',
  },
});

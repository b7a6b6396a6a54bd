import { defineQuery } from '../port.ts';
import { moneySum } from '../sums.ts';
import { calendar, products, territories, versions } from './lines.ts';
import { people, resellerLines } from './rep-sales.ts';

/** What one sales employee sold to whom, by order date, so that any window can be cut from it afterwards. */
export const repParts = defineQuery({
  name: 'aw.reps.parts',
  domain: 'aw',
  summary:
    'Kind product: one employee’s filtered sales of one product, its versions together, on one order date; kind reseller: the same to one reseller.',
  text: `WITH ${calendar}, ${territories}, ${products}, ${people}, ${resellerLines}, ${versions}, "reseller" AS (
  SELECT "ResellerKey" AS "reseller_key", MAX("ResellerName") AS "name"
  FROM "dbo"."DimReseller" GROUP BY "ResellerKey"
), "mine" AS (
  SELECT * FROM "line" WHERE "wanted" = 1 AND "person_key" = @employee_key
)
SELECT 'product' AS "kind", l."date_key", COALESCE(v."product_key", l."product_key", 0) AS "member_key",
  MAX(v."name") AS "member", ${moneySum('l."revenue"')} AS "revenue",
  COUNT(DISTINCT l."order_number") AS "orders"
FROM "mine" l
LEFT JOIN "version" v ON v."product_code" = l."product_code" AND v."newest" = 1
GROUP BY l."date_key", COALESCE(v."product_key", l."product_key", 0)
UNION ALL
SELECT 'reseller', l."date_key", l."reseller_key", MAX(r."name"), ${moneySum('l."revenue"')},
  COUNT(DISTINCT l."order_number")
FROM "mine" l
LEFT JOIN "reseller" r ON r."reseller_key" = l."reseller_key"
GROUP BY l."date_key", l."reseller_key"`,
  parameters: { territory: 'text', category: 'text', employee_key: 'int' },
  columns: {
    kind: 'text',
    date_key: 'int',
    member_key: 'int',
    member: 'text?',
    revenue: 'money',
    orders: 'int',
  },
});

import { knownColumns, memberColumns, type PartDimension, partSums } from '../parts.ts';
import { defineQuery } from '../port.ts';
import { moneySum, noMoney } from '../sums.ts';
import { filterParameters, salesLines, versions } from './lines.ts';

/** Subcategory of each product key. */
const details = `"detail" AS (
  SELECT p."ProductKey" AS "product_key", MAX(s."EnglishProductSubcategoryName") AS "subcategory"
  FROM "dbo"."DimProduct" p
  LEFT JOIN "dbo"."DimProductSubcategory" s ON s."ProductSubcategoryKey" = p."ProductSubcategoryKey"
  GROUP BY p."ProductKey"
)`;

const noText = "CAST('' AS nvarchar(50))";

/** Members are named over a line `l`, its detail `d` and its version `v`. */
function partsBy(name: string, dimension: PartDimension) {
  return defineQuery({
    name: `aw.sales.by-${name}`,
    domain: 'aw',
    summary: `Kind part: filtered revenue and orders of one ${dimension.of} in the period and in the one that it is compared with; kind day: one channel’s unfiltered revenue and orders on one order date.`,
    text: `${salesLines}, ${details}, ${versions}, "sold" AS (
  SELECT ${dimension.key} AS "member_key", ${dimension.name} AS "member", ${dimension.parent} AS "parent",
    l."order_number", l."revenue",
    CASE WHEN l."date_key" BETWEEN @from_key AND @to_key THEN 1 ELSE 0 END AS "inside",
    CASE WHEN l."date_key" BETWEEN @before_from_key AND @before_to_key THEN 1 ELSE 0 END AS "before"
  FROM "line" l
  LEFT JOIN "detail" d ON d."product_key" = l."product_key"
  LEFT JOIN "version" v ON v."product_code" = l."product_code" AND v."newest" = 1
  WHERE l."wanted" = 1 AND (@subcategory IS NULL OR LOWER(d."subcategory") = @subcategory)
    AND (@product_key IS NULL OR COALESCE(v."product_key", l."product_key") = @product_key)
)
SELECT 'day' AS "kind", "channel", "date_key", 0 AS "member_key", ${noText} AS "member", ${noText} AS "parent",
  ${moneySum('"revenue"')} AS "revenue", COUNT(DISTINCT "order_number") AS "orders",
  0 AS "revenue_rows", 0 AS "line_rows",
  ${noMoney} AS "before_revenue", 0 AS "before_revenue_rows", 0 AS "before_line_rows",
  COUNT("region") AS "territory_rows", COUNT("category") AS "category_rows"
FROM "line" GROUP BY "channel", "date_key"
UNION ALL
SELECT 'part', '', 0, "member_key", COALESCE(MAX("member"), ''), COALESCE(MAX("parent"), ''),
  ${partSums('order_number')},
  0, 0
FROM "sold" WHERE "inside" = 1 OR "before" = 1
GROUP BY "member_key", "member"`,
    parameters: {
      ...filterParameters,
      subcategory: 'text',
      product_key: 'int',
      from_key: 'int',
      to_key: 'int',
      before_from_key: 'int',
      before_to_key: 'int',
    },
    columns: {
      kind: 'text',
      channel: 'text',
      date_key: 'int',
      ...memberColumns,
      orders: 'int',
      ...knownColumns,
      territory_rows: 'int',
      category_rows: 'int',
    },
  });
}

/** Revenue of a period and of the one compared with, by the members of each dimension. */
export const salesParts = {
  territory: partsBy('territory', {
    of: 'territory',
    key: '0',
    name: 'l."region"',
    parent: 'CAST(NULL AS nvarchar(50))',
  }),
  category: partsBy('category', {
    of: 'product category',
    key: '0',
    name: 'l."category"',
    parent: 'CAST(NULL AS nvarchar(50))',
  }),
  subcategory: partsBy('subcategory', {
    of: 'product subcategory',
    key: '0',
    name: 'd."subcategory"',
    parent: 'l."category"',
  }),
  product: partsBy('product', {
    of: 'product, its versions together',
    key: 'COALESCE(v."product_key", l."product_key", 0)',
    name: 'v."name"',
    parent: 'd."subcategory"',
  }),
  channel: partsBy('channel', {
    of: 'sales channel',
    key: '0',
    name: 'l."channel"',
    parent: 'CAST(NULL AS nvarchar(50))',
  }),
} as const;

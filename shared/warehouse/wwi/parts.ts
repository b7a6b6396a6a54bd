import { knownColumns, memberColumns, type PartDimension, partSums } from '../parts.ts';
import { defineQuery } from '../port.ts';
import { noMoney } from '../sums.ts';
import { filterParameters, items } from './dimensions.ts';
import { dayTotals, salesLines } from './lines.ts';

const noText = "CAST('' AS nvarchar(100))";

/** Members are named over a line’s item `i` and its supplier `s`. */
function partsBy(name: string, dimension: PartDimension) {
  return defineQuery({
    name: `wwi.sales.by-${name}`,
    domain: 'wwi',
    summary: `Kind part: filtered revenue, tax excluded, and invoices of one ${dimension.of} in the period and in the one that it is compared with; kind day: unfiltered revenue and invoices of one invoice date.`,
    text: `${salesLines}, ${items}, "sold" AS (
  SELECT ${dimension.key} AS "member_key", ${dimension.name} AS "member", ${dimension.parent} AS "parent",
    l."invoice_id", l."revenue",
    CASE WHEN l."day" BETWEEN @first_day AND @last_day THEN 1 ELSE 0 END AS "inside",
    CASE WHEN l."day" BETWEEN @before_first_day AND @before_last_day THEN 1 ELSE 0 END AS "before"
  FROM "line" l
  LEFT JOIN "item_key" k ON k."item_key" = l."stock_item_key"
  LEFT JOIN "item" i ON i."item_id" = k."item_id"
  LEFT JOIN "item_supplier" s ON s."item_id" = k."item_id"
  WHERE l."wanted" = 1
)
SELECT 'day' AS "kind", "day", ${dayTotals}, 0 AS "member_key", ${noText} AS "member", ${noText} AS "parent",
  ${noMoney} AS "revenue", 0 AS "invoices", 0 AS "revenue_rows", 0 AS "line_rows",
  ${noMoney} AS "before_revenue", 0 AS "before_revenue_rows", 0 AS "before_line_rows"
FROM "line" GROUP BY "day"
UNION ALL
SELECT 'part', CAST(NULL AS date), ${noMoney}, 0,
  "member_key", COALESCE(MAX("member"), ''), COALESCE(MAX("parent"), ''),
  ${partSums('invoice_id')}
FROM "sold" WHERE "inside" = 1 OR "before" = 1
GROUP BY "member_key", "member"`,
    parameters: {
      ...filterParameters,
      first_day: 'date',
      last_day: 'date',
      before_first_day: 'date',
      before_last_day: 'date',
    },
    columns: {
      kind: 'text',
      day: 'date?',
      all_revenue: 'money',
      all_invoices: 'int',
      ...memberColumns,
      invoices: 'int',
      ...knownColumns,
    },
  });
}

/** Revenue of a period and of the one compared with, by the members of each dimension. */
export const salesParts = {
  supplier: partsBy('supplier', {
    of: 'supplier',
    key: '0',
    name: 's."name"',
    parent: 's."category"',
  }),
  category: partsBy('category', {
    of: 'supplier category',
    key: '0',
    name: 's."category"',
    parent: 'CAST(NULL AS nvarchar(100))',
  }),
  item: partsBy('item', {
    of: 'stock item, its versions together',
    key: 'COALESCE(i."item_key", 0)',
    name: 'i."name"',
    parent: 's."name"',
  }),
} as const;

import { defineQuery } from '../port.ts';
import { moneySum } from '../sums.ts';
import { filterParameters, salesLines } from './lines.ts';

/** Daily revenue by channel, territory and category, beside the unfiltered days that tell the coverage. */
export const salesBreakdown = defineQuery({
  name: 'aw.sales.breakdown',
  domain: 'aw',
  summary:
    'Kind day: one channel’s unfiltered revenue and orders on one order date; kind part: its filtered revenue there in one territory and one category.',
  text: `${salesLines}
SELECT 'day' AS "kind", "channel", "date_key",
  CAST('' AS nvarchar(50)) AS "territory", CAST('' AS nvarchar(50)) AS "category",
  ${moneySum('"revenue"')} AS "revenue",
  COUNT(DISTINCT "order_number") AS "orders",
  COUNT("region") AS "territory_rows", COUNT("category") AS "category_rows"
FROM "line" GROUP BY "channel", "date_key"
UNION ALL
SELECT 'part', "channel", "date_key",
  COALESCE("region", ''), COALESCE("category", ''),
  ${moneySum('"revenue"')},
  0, 0, 0
FROM "line" WHERE "wanted" = 1
GROUP BY "channel", "date_key", COALESCE("region", ''), COALESCE("category", '')`,
  parameters: filterParameters,
  columns: {
    kind: 'text',
    channel: 'text',
    date_key: 'int',
    territory: 'text',
    category: 'text',
    revenue: 'money',
    orders: 'int',
    territory_rows: 'int',
    category_rows: 'int',
  },
});

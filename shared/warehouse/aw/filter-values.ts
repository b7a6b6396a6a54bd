import { defineQuery } from '../port.ts';

function soldBy(table: string, channel: string): string {
  return `SELECT '${channel}' AS "channel", "SalesTerritoryKey" AS "territory_key", "ProductKey" AS "product_key"
  FROM "dbo"."${table}" GROUP BY "SalesTerritoryKey", "ProductKey"`;
}

/** What the filters can choose from: only values that some sale has. */
export const filterValues = defineQuery({
  name: 'aw.filters.values',
  domain: 'aw',
  summary: 'One value of a filter: a territory or category that has sales, or a channel that has rows.',
  text: `WITH "sold" AS (
  ${soldBy('FactInternetSales', 'internet')}
  UNION ALL
  ${soldBy('FactResellerSales', 'reseller')}
)
SELECT 'territory' AS "filter", t."SalesTerritoryRegion" AS "value"
FROM "sold" INNER JOIN "dbo"."DimSalesTerritory" t ON t."SalesTerritoryKey" = "sold"."territory_key"
WHERE t."SalesTerritoryRegion" IS NOT NULL
GROUP BY t."SalesTerritoryRegion"
UNION ALL
SELECT 'category', c."EnglishProductCategoryName"
FROM "sold" INNER JOIN "dbo"."DimProduct" p ON p."ProductKey" = "sold"."product_key"
INNER JOIN "dbo"."DimProductSubcategory" s ON s."ProductSubcategoryKey" = p."ProductSubcategoryKey"
INNER JOIN "dbo"."DimProductCategory" c ON c."ProductCategoryKey" = s."ProductCategoryKey"
WHERE c."EnglishProductCategoryName" IS NOT NULL
GROUP BY c."EnglishProductCategoryName"
UNION ALL
SELECT 'channel', "channel" FROM "sold" GROUP BY "channel"`,
  parameters: {},
  columns: { filter: 'text', value: 'text' },
});

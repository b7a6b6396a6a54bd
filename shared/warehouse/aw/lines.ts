/** What the AdventureWorks sales queries have in common: the lines of both channels and their filters. */

/** Parameters of every query over {@link salesLines}; names are lower case, null means no filter. */
export const filterParameters = { territory: 'text', category: 'text', channel: 'text' } as const;

/** Days that exist in the date dimension; all of them where that dimension is empty. */
export const calendar = `"calendar" AS (
  SELECT "DateKey" AS "date_key" FROM "dbo"."DimDate" GROUP BY "DateKey"
), "calendar_size" AS (
  SELECT COUNT(*) AS "days" FROM "dbo"."DimDate"
)`;

/** Territories by key with their region and whether the territory filter wants them. */
export const territories = `"territory" AS (
  SELECT "SalesTerritoryKey" AS "territory_key", MAX("SalesTerritoryRegion") AS "region",
    CASE WHEN LOWER(MAX("SalesTerritoryRegion")) = @territory THEN 1 ELSE 0 END AS "wanted"
  FROM "dbo"."DimSalesTerritory" GROUP BY "SalesTerritoryKey"
)`;

/** Products by key with business key, category and whether the category filter wants them. */
export const products = `"product" AS (
  SELECT p."ProductKey" AS "product_key", MAX(p."ProductAlternateKey") AS "product_code",
    MAX(c."EnglishProductCategoryName") AS "category",
    CASE WHEN LOWER(MAX(c."EnglishProductCategoryName")) = @category THEN 1 ELSE 0 END AS "wanted"
  FROM "dbo"."DimProduct" p
  LEFT JOIN "dbo"."DimProductSubcategory" s ON s."ProductSubcategoryKey" = p."ProductSubcategoryKey"
  LEFT JOIN "dbo"."DimProductCategory" c ON c."ProductCategoryKey" = s."ProductCategoryKey"
  GROUP BY p."ProductKey"
)`;

/** The newest version of each product, which stands for all of its keys. */
export const versions = `"version" AS (
  SELECT "ProductAlternateKey" AS "product_code", "ProductKey" AS "product_key",
    "EnglishProductName" AS "name",
    ROW_NUMBER() OVER (PARTITION BY "ProductAlternateKey" ORDER BY
      CASE WHEN LOWER("Status") = 'current' THEN 0 ELSE 1 END, "ProductKey" DESC) AS "newest"
  FROM "dbo"."DimProduct" WHERE "ProductAlternateKey" IS NOT NULL
)`;

/** The condition under which a fact row `f` with its territory `t` and product `p` passes the filters. */
function wanted(channel: 'internet' | 'reseller'): string {
  return `CASE WHEN (@channel IS NULL OR @channel = '${channel}')
      AND (@territory IS NULL OR t."wanted" = 1)
      AND (@category IS NULL OR p."wanted" = 1) THEN 1 ELSE 0 END`;
}

function channelLines(channel: 'internet' | 'reseller', table: string, customerKey: string): string {
  return `SELECT '${channel}' AS "channel", f."OrderDateKey" AS "date_key", f."ProductKey" AS "product_key",
    p."product_code", t."region", p."category", f."SalesOrderNumber" AS "order_number",
    f."${customerKey}" AS "customer_key", f."SalesAmount" AS "revenue", f."TotalProductCost" AS "cost",
    CAST(f."OrderQuantity" AS bigint) AS "units",
    ${wanted(channel)} AS "wanted"
  FROM "dbo"."${table}" f
  CROSS JOIN "calendar_size" n
  LEFT JOIN "calendar" d ON d."date_key" = f."OrderDateKey"
  LEFT JOIN "territory" t ON t."territory_key" = f."SalesTerritoryKey"
  LEFT JOIN "product" p ON p."product_key" = f."ProductKey"
  WHERE d."date_key" IS NOT NULL OR (n."days" = 0 AND f."OrderDateKey" IS NOT NULL)`;
}

/**
 * The beginning of a sales query: `"line"` holds every sales line of both channels whose order date is in
 * the date dimension, with `wanted` 1 where it passes @territory, @category and @channel. A line without a
 * known territory or category stays: only a filter on what it lacks leaves it out.
 */
export const salesLines = `WITH ${calendar}, ${territories}, ${products}, "line" AS (
  ${channelLines('internet', 'FactInternetSales', 'CustomerKey')}
  UNION ALL
  ${channelLines('reseller', 'FactResellerSales', 'ResellerKey')}
)`;

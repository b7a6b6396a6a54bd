/** Source columns and caveats that several AdventureWorks metrics share. */

/** The same column of both sales channels. */
export function bothChannels(column: string): string[] {
  return [`dbo.FactInternetSales.${column}`, `dbo.FactResellerSales.${column}`];
}

export const orderDate = bothChannels('OrderDateKey');

/** What the filters of every AdventureWorks analysis read. */
export const filterSources = [
  ...bothChannels('SalesTerritoryKey'),
  'dbo.DimSalesTerritory.SalesTerritoryRegion',
  ...bothChannels('ProductKey'),
  'dbo.DimProduct.ProductSubcategoryKey',
  'dbo.DimProductSubcategory.ProductCategoryKey',
  'dbo.DimProductCategory.EnglishProductCategoryName',
];

export const calendarCaveat =
  'Lines whose order date is not in dbo.DimDate are left out, unless that table is empty.';

export const filterCaveat =
  'Territory is the territory of the sale, category that of the product; a line without one passes no filter on it.';

export const usdCaveat = 'Amounts are in US dollars in the warehouse; no currency rate is applied.';

/** Which days the KPIs cover. */
export const kpiPeriod =
  'The days asked for, first and last included; by default 365 days, or as many as this installation is set to, up to the last day for which every channel asked for is complete. Previous: the period of equal length just before, or the same days a year earlier where that is asked for.';

/** The checked tables of AdventureWorksDW. */
import type { CheckedTable } from '../check.ts';
import { keyText } from '../define.ts';

const lineKey = `CONCAT(f."SalesOrderNumber", '-', f."SalesOrderLineNumber")`;

function table(name: string, slug: string, key: string, order = `f."${name.replace('Dim', '')}Key"`) {
  return { domain: 'aw', name: `dbo.${name}`, slug, key, order } as const satisfies CheckedTable;
}

function dimension(name: string, slug: string) {
  const column = `f."${name.replace('Dim', '')}Key"`;
  return table(name, slug, keyText(column), column);
}

export const internetSales = table(
  'FactInternetSales',
  'internet-sales',
  lineKey,
  'f."OrderDateKey", f."SalesOrderLineNumber", f."ProductKey", f."CustomerKey"',
);
export const resellerSales = table(
  'FactResellerSales',
  'reseller-sales',
  lineKey,
  'f."OrderDateKey", f."SalesOrderLineNumber", f."ProductKey", f."ResellerKey"',
);
export const inventory = table(
  'FactProductInventory',
  'product-inventory',
  `CONCAT(f."ProductKey", '-', f."DateKey")`,
  'f."ProductKey", f."DateKey"',
);
export const currencyRates = table(
  'FactCurrencyRate',
  'currency-rate',
  `CONCAT(f."CurrencyKey", '-', f."DateKey")`,
  'f."CurrencyKey", f."DateKey"',
);
export const quotas = table(
  'FactSalesQuota',
  'sales-quota',
  keyText('f."SalesQuotaKey"'),
  'f."SalesQuotaKey"',
);
export const products = dimension('DimProduct', 'product');
export const subcategories = dimension('DimProductSubcategory', 'product-subcategory');
export const customers = dimension('DimCustomer', 'customer');
export const resellers = dimension('DimReseller', 'reseller');
export const employees = dimension('DimEmployee', 'employee');
export const geographies = dimension('DimGeography', 'geography');

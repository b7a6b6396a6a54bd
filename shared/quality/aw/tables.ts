/** The checked tables of AdventureWorksDW. */
import type { CheckedTable } from '../check.ts';
import { keyText } from '../define.ts';

const lineKey = `CONCAT(f."SalesOrderNumber", '-', f."SalesOrderLineNumber")`;

function table(name: string, slug: string, key: string, order: string, label?: string): CheckedTable {
  return { domain: 'aw', name: `dbo.${name}`, slug, key, order, ...(label === undefined ? {} : { label }) };
}

function dimension(name: string, slug: string, label: string) {
  const column = `f."${name.replace('Dim', '')}Key"`;
  return table(name, slug, keyText(column), column, label);
}

/** The product that a fact is about. */
const productName = `(SELECT MAX(p."EnglishProductName") FROM "dbo"."DimProduct" AS p
    WHERE p."ProductKey" = f."ProductKey")`;

const personName = `CONCAT(f."FirstName", ' ', f."LastName")`;

export const internetSales = table(
  'FactInternetSales',
  'internet-sales',
  lineKey,
  'f."OrderDateKey", f."SalesOrderLineNumber", f."ProductKey", f."CustomerKey"',
  productName,
);
export const resellerSales = table(
  'FactResellerSales',
  'reseller-sales',
  lineKey,
  'f."OrderDateKey", f."SalesOrderLineNumber", f."ProductKey", f."ResellerKey"',
  productName,
);
export const inventory = table(
  'FactProductInventory',
  'product-inventory',
  `CONCAT(f."ProductKey", '-', f."DateKey")`,
  'f."ProductKey", f."DateKey"',
  productName,
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
export const products = dimension('DimProduct', 'product', 'f."EnglishProductName"');
export const subcategories = dimension(
  'DimProductSubcategory',
  'product-subcategory',
  'f."EnglishProductSubcategoryName"',
);
export const customers = dimension('DimCustomer', 'customer', personName);
export const resellers = dimension('DimReseller', 'reseller', 'f."ResellerName"');
export const employees = dimension('DimEmployee', 'employee', personName);
export const geographies = dimension('DimGeography', 'geography', 'f."City"');

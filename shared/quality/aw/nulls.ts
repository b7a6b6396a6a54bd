/** Values that may be NULL by the schema, but not by what they mean. */
import type { RowCheck } from '../check.ts';
import { nullCheck } from '../define.ts';
import { customers, employees, internetSales, products, resellerSales, resellers } from './tables.ts';

const measures = [
  ['OrderQuantity', 'a quantity'],
  ['UnitPrice', 'a unit price'],
  ['ExtendedAmount', 'an amount before discount'],
  ['DiscountAmount', 'a discount amount'],
  ['UnitPriceDiscountPct', 'a discount rate'],
  ['SalesAmount', 'a sales amount'],
  ['TotalProductCost', 'a cost'],
  ['TaxAmt', 'a tax amount'],
  ['Freight', 'a freight amount'],
] as const;
const dates = [
  ['OrderDate', 'an order date'],
  ['DueDate', 'a due date'],
  ['ShipDate', 'a ship date'],
] as const;

export const nullChecks: readonly RowCheck[] = [
  ...dates.map(([column, thing]) =>
    nullCheck(internetSales, {
      column,
      question: `Does every internet sale have ${thing}?`,
      severity: 'warning',
    }),
  ),
  ...dates.map(([column, thing]) =>
    nullCheck(resellerSales, {
      column,
      question: `Does every reseller sale have ${thing}?`,
      severity: 'warning',
    }),
  ),
  ...measures.map(([column, thing]) =>
    nullCheck(resellerSales, { column, question: `Does every reseller sale have ${thing}?` }),
  ),
  nullCheck(customers, {
    column: 'GeographyKey',
    question: 'Does every customer have a place?',
    severity: 'warning',
  }),
  nullCheck(resellers, {
    column: 'GeographyKey',
    question: 'Does every reseller have a place?',
    severity: 'warning',
  }),
  nullCheck(employees, {
    column: 'SalesTerritoryKey',
    question: 'Does every salesperson have a territory?',
    also: ['SalesPersonFlag'],
    where: 'f."SalesPersonFlag" = 1',
  }),
  nullCheck(products, {
    column: 'ProductSubcategoryKey',
    question: 'Does every product sold over the internet have a subcategory?',
    needs: [{ table: 'dbo.FactInternetSales', column: 'ProductKey' }],
    where: `EXISTS (
      SELECT 1 FROM "dbo"."FactInternetSales" AS s WHERE s."ProductKey" = f."ProductKey"
    )`,
  }),
];

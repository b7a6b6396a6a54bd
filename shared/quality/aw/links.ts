/** Rows that refer to nothing: every link of the facts, and those between dimensions. */
import type { RowCheck } from '../check.ts';
import { type Link, linkCheck } from '../define.ts';
import {
  currencyRates,
  customers,
  employees,
  geographies,
  internetSales,
  inventory,
  products,
  quotas,
  resellerSales,
  resellers,
  subcategories,
} from './tables.ts';

function to(dimension: string, thing: string, column = `${dimension}Key`): Link {
  return { column, to: `dbo.Dim${dimension}`, key: `${dimension}Key`, thing };
}

function date(column: string, thing: string): Link {
  return to('Date', thing, column);
}

const sale: readonly Link[] = [
  to('Product', 'a product'),
  date('OrderDateKey', 'an order date of the calendar'),
  date('DueDateKey', 'a due date of the calendar'),
  date('ShipDateKey', 'a ship date of the calendar'),
  to('Promotion', 'a promotion'),
  to('Currency', 'a currency'),
  to('SalesTerritory', 'a sales territory'),
];
const product = to('Product', 'a product');
const day = date('DateKey', 'a day of the calendar');

export const linkChecks: readonly RowCheck[] = [
  ...[...sale, to('Customer', 'a customer')].map((link) => linkCheck(internetSales, link)),
  ...[...sale, to('Reseller', 'a reseller'), to('Employee', 'an employee')].map((link) =>
    linkCheck(resellerSales, link),
  ),
  ...[product, day].map((link) => linkCheck(inventory, link)),
  ...[to('Currency', 'a currency'), day].map((link) => linkCheck(currencyRates, link)),
  ...[to('Employee', 'an employee'), day].map((link) => linkCheck(quotas, link)),
  linkCheck(products, to('ProductSubcategory', 'a subcategory')),
  linkCheck(subcategories, to('ProductCategory', 'a category')),
  linkCheck(customers, to('Geography', 'a place')),
  linkCheck(resellers, to('Geography', 'a place')),
  linkCheck(employees, to('SalesTerritory', 'a sales territory')),
  linkCheck(geographies, to('SalesTerritory', 'a sales territory')),
];

/** Values out of range, negative amounts, and amounts that do not add up. */
import type { CheckedTable, RowCheck } from '../check.ts';
import { rowCheck } from '../define.ts';
import { currencyRates, internetSales, inventory, products, quotas, resellerSales } from './tables.ts';

/** Amounts are compared in dollars and cents: DiscountAmount is a binary fraction. */
const cent = '0.01';

function saleChecks(table: CheckedTable, sale: string): RowCheck[] {
  return [
    rowCheck(table, {
      kind: 'range',
      column: 'OrderQuantity',
      question: `Does every ${sale} sell at least one piece?`,
      where: 'f."OrderQuantity" < 1',
    }),
    rowCheck(table, {
      kind: 'range',
      column: 'UnitPriceDiscountPct',
      question: `Is the discount of every ${sale} between 0 and 100 %?`,
      where: 'f."UnitPriceDiscountPct" < 0 OR f."UnitPriceDiscountPct" > 1',
    }),
    rowCheck(table, {
      kind: 'range',
      column: 'ShipDateKey',
      also: ['OrderDateKey'],
      question: `Is every ${sale} shipped on the day of its order or later?`,
      severity: 'warning',
      where: 'f."ShipDateKey" < f."OrderDateKey"',
    }),
    rowCheck(table, {
      kind: 'negative_amount',
      column: 'SalesAmount',
      question: `Are price and amount of every ${sale} zero or more?`,
      where: 'f."SalesAmount" < 0 OR f."UnitPrice" < 0 OR f."ExtendedAmount" < 0',
    }),
    rowCheck(table, {
      kind: 'negative_amount',
      column: 'TotalProductCost',
      question: `Is the cost of every ${sale} zero or more?`,
      where: 'f."TotalProductCost" < 0 OR f."ProductStandardCost" < 0',
    }),
    rowCheck(table, {
      kind: 'negative_amount',
      column: 'TaxAmt',
      question: `Are tax and freight of every ${sale} zero or more?`,
      severity: 'warning',
      where: 'f."TaxAmt" < 0 OR f."Freight" < 0',
    }),
    rowCheck(table, {
      kind: 'total_mismatch',
      column: 'SalesAmount',
      also: ['ExtendedAmount', 'DiscountAmount'],
      question: `Is the amount of every ${sale} its amount before discount less the discount?`,
      where: `ABS(CAST(f."ExtendedAmount" AS double precision) - f."DiscountAmount"
        - CAST(f."SalesAmount" AS double precision)) > ${cent}`,
    }),
    rowCheck(table, {
      kind: 'total_mismatch',
      column: 'ExtendedAmount',
      also: ['UnitPrice', 'OrderQuantity'],
      question: `Is the amount before discount of every ${sale} its pieces times their price?`,
      // A line without pieces is another check's finding.
      where: `f."OrderQuantity" > 0 AND ABS(CAST(f."ExtendedAmount" AS double precision)
        - CAST(f."UnitPrice" AS double precision) * f."OrderQuantity") > ${cent}`,
    }),
  ];
}

export const valueChecks: readonly RowCheck[] = [
  ...saleChecks(internetSales, 'internet sale'),
  ...saleChecks(resellerSales, 'reseller sale'),
  rowCheck(inventory, {
    kind: 'range',
    column: 'UnitsBalance',
    also: ['UnitsIn', 'UnitsOut'],
    question: 'Are pieces received, issued and in stock zero or more?',
    severity: 'warning',
    where: 'f."UnitsBalance" < 0 OR f."UnitsIn" < 0 OR f."UnitsOut" < 0',
  }),
  rowCheck(currencyRates, {
    kind: 'range',
    column: 'AverageRate',
    also: ['EndOfDayRate'],
    question: 'Is every exchange rate more than zero?',
    where: 'f."AverageRate" <= 0 OR f."EndOfDayRate" <= 0',
  }),
  rowCheck(quotas, {
    kind: 'range',
    column: 'SalesAmountQuota',
    question: 'Is every quota more than zero?',
    where: 'f."SalesAmountQuota" <= 0',
  }),
  rowCheck(products, {
    kind: 'negative_amount',
    column: 'ListPrice',
    also: ['StandardCost'],
    question: 'Are list price and cost of every product zero or more?',
    where: 'f."ListPrice" < 0 OR f."StandardCost" < 0',
  }),
];

import { beforeAll, describe, expect, it } from 'vitest';
import { dayNumber, fromDayNumber } from '../calendar.ts';
import { orphans, readTables, sumBy, type Tables } from '../testing/rows.ts';
import { createAwModel } from './model.ts';
import { awTables } from './tables/index.ts';
import { batchDays, internetYears, LAST_DAY, TAIL_REVENUE } from './timeline.ts';

const INTERNET = 'dbo.FactInternetSales';
const RESELLER = 'dbo.FactResellerSales';
const MONEY = 10_000;

let tables: Tables;
beforeAll(() => {
  const options = { scale: 1, seed: 11, clean: true };
  tables = readTables(awTables(createAwModel(options), options.seed));
});

function distinct(table: string, column: string): number {
  return new Set(tables.column(table, column)).size;
}

function total(table: string, column: string): number {
  return tables.numbers(table, column).reduce((left, right) => left + right, 0);
}

describe('AdventureWorksDW at scale 1', () => {
  it('has the real numbers of rows, orders, customers and resellers', () => {
    expect(tables.rows(INTERNET)).toBe(60_398);
    expect(distinct(INTERNET, 'SalesOrderNumber')).toBe(27_659);
    expect(distinct(INTERNET, 'CustomerKey')).toBe(18_484);
    expect(tables.rows(RESELLER)).toBe(60_855);
    expect(distinct(RESELLER, 'SalesOrderNumber')).toBe(3_796);
    expect(distinct(RESELLER, 'ResellerKey')).toBe(635);
    expect(distinct(RESELLER, 'EmployeeKey')).toBe(17);
    const dimensions = {
      DimProduct: 606,
      DimProductSubcategory: 37,
      DimProductCategory: 4,
      DimCustomer: 18_484,
      DimReseller: 701,
      DimEmployee: 296,
      DimSalesTerritory: 11,
      DimGeography: 655,
      FactSalesQuota: 163,
      DimPromotion: 16,
      DimCurrency: 105,
      DimDate: 3_652,
      FactCurrencyRate: 14_264,
    };
    for (const [name, rows] of Object.entries(dimensions))
      expect([name, tables.rows(`dbo.${name}`)]).toEqual([name, rows]);
  });

  it('sells about as much as the real one in each year and in the truncated tail', () => {
    const byYear = new Map<number, number>();
    for (const [key, amount] of sumBy(tables, INTERNET, 'OrderDateKey', 'SalesAmount')) {
      const year = Math.floor(Number(key) / 10_000);
      byYear.set(year, (byYear.get(year) ?? 0) + amount / MONEY);
    }
    for (const [year, amount] of Object.entries({ ...internetYears, 2014: TAIL_REVENUE })) {
      // Of a day's target a bike may be left over: that counts in 2010, which has three days.
      const tolerance = Math.max(0.01 * amount, 1_500);
      expect(Math.abs((byYear.get(Number(year)) ?? 0) - amount)).toBeLessThan(tolerance);
    }
    expect(Math.abs(total(RESELLER, 'SalesAmount') / MONEY / 80_450_596.98 - 1)).toBeLessThan(0.002);
  });

  it('ends the internet channel in a month of accessories alone', () => {
    const keys = tables.numbers(INTERNET, 'OrderDateKey');
    const products = tables.numbers(INTERNET, 'ProductKey');
    const subcategories = tables.numbers('dbo.DimProduct', 'ProductSubcategoryKey');
    const categoryOf = tables.numbers('dbo.DimProductSubcategory', 'ProductCategoryKey');
    const tail = [...keys.keys()].filter((row) => (keys[row] ?? 0) >= 20_140_101);
    expect(tail.length).toBeGreaterThan(1_000);
    expect(Math.max(...tail.map((row) => keys[row] ?? 0))).toBe(20_140_128);
    const sold = tail.map((row) => categoryOf[(subcategories[(products[row] ?? 0) - 1] ?? 0) - 1]);
    expect(new Set(sold)).toEqual(new Set([4]));
  });

  it('has realistic margins', () => {
    const margin = (table: string): number =>
      1 - total(table, 'TotalProductCost') / total(table, 'SalesAmount');
    expect(Math.abs(margin(INTERNET) - 0.41)).toBeLessThan(0.02);
    expect(margin(RESELLER)).toBeGreaterThan(0);
    expect(margin(RESELLER)).toBeLessThan(0.05);
  });

  it('sells to resellers in month-end batches up to 2013-11-29', () => {
    const days = [...new Set(tables.column(RESELLER, 'OrderDateKey'))].map(Number);
    expect(days.map(String)).toEqual(batchDays().map((day) => fromDayNumber(day).replaceAll('-', '')));
    expect(days).toHaveLength(36);
    expect(days.at(-1)).toBe(20_131_129);
  });

  it('has a sales employee with a handful of orders', () => {
    const orders = new Map<unknown, Set<unknown>>();
    const numbers = tables.column(RESELLER, 'SalesOrderNumber');
    tables.column(RESELLER, 'EmployeeKey').forEach((employee, row) => {
      orders.set(employee, (orders.get(employee) ?? new Set()).add(numbers[row]));
    });
    const counts = [...orders.values()].map((set) => set.size).sort((left, right) => left - right);
    expect(counts[0]).toBeLessThan(15);
    expect(counts.at(-1)).toBeGreaterThan(200);
  });

  it('sets quotas of the size of what is sold', () => {
    const quota = total('dbo.FactSalesQuota', 'SalesAmountQuota');
    expect(quota / total(RESELLER, 'SalesAmount')).toBeGreaterThan(0.9);
    expect(quota / total(RESELLER, 'SalesAmount')).toBeLessThan(1.2);
  });
});

describe('a clean AdventureWorksDW', () => {
  it.each([
    [INTERNET, 'ProductKey', 'DimProduct', 'ProductKey'],
    [INTERNET, 'CustomerKey', 'DimCustomer', 'CustomerKey'],
    [INTERNET, 'SalesTerritoryKey', 'DimSalesTerritory', 'SalesTerritoryKey'],
    [INTERNET, 'CurrencyKey', 'DimCurrency', 'CurrencyKey'],
    [INTERNET, 'OrderDateKey', 'DimDate', 'DateKey'],
    [INTERNET, 'DueDateKey', 'DimDate', 'DateKey'],
    [RESELLER, 'ProductKey', 'DimProduct', 'ProductKey'],
    [RESELLER, 'ResellerKey', 'DimReseller', 'ResellerKey'],
    [RESELLER, 'EmployeeKey', 'DimEmployee', 'EmployeeKey'],
    [RESELLER, 'PromotionKey', 'DimPromotion', 'PromotionKey'],
    [RESELLER, 'ShipDateKey', 'DimDate', 'DateKey'],
    ['dbo.DimCustomer', 'GeographyKey', 'DimGeography', 'GeographyKey'],
    ['dbo.DimReseller', 'GeographyKey', 'DimGeography', 'GeographyKey'],
    ['dbo.DimGeography', 'SalesTerritoryKey', 'DimSalesTerritory', 'SalesTerritoryKey'],
    ['dbo.DimProduct', 'ProductSubcategoryKey', 'DimProductSubcategory', 'ProductSubcategoryKey'],
    ['dbo.DimProductSubcategory', 'ProductCategoryKey', 'DimProductCategory', 'ProductCategoryKey'],
    ['dbo.DimEmployee', 'ParentEmployeeKey', 'DimEmployee', 'EmployeeKey'],
    ['dbo.FactSalesQuota', 'EmployeeKey', 'DimEmployee', 'EmployeeKey'],
    ['dbo.FactSalesQuota', 'DateKey', 'DimDate', 'DateKey'],
    ['dbo.FactCurrencyRate', 'CurrencyKey', 'DimCurrency', 'CurrencyKey'],
    ['dbo.FactProductInventory', 'ProductKey', 'DimProduct', 'ProductKey'],
  ] as const)('has no orphans in %s.%s', (table, column, dimension, key) => {
    expect(orphans(tables, [table, column], [`dbo.${dimension}`, key])).toEqual([]);
  });

  it.each([INTERNET, RESELLER])('adds up in every line of %s', (table) => {
    const [quantity, price, extended, discount, amount, cost, totalCost] = [
      'OrderQuantity',
      'UnitPrice',
      'ExtendedAmount',
      'DiscountAmount',
      'SalesAmount',
      'ProductStandardCost',
      'TotalProductCost',
    ].map((column) => tables.numbers(table, column));
    const wrong = [...(amount ?? [])].filter((value, row) => {
      const net = (extended?.[row] ?? 0) - Math.round((discount?.[row] ?? 0) * MONEY);
      const gross = (quantity?.[row] ?? 0) * (price?.[row] ?? 0);
      const spent = (quantity?.[row] ?? 0) * (cost?.[row] ?? 0);
      return !(value > 0 && value === net && extended?.[row] === gross && totalCost?.[row] === spent);
    });
    expect(wrong).toEqual([]);
  });

  it('numbers the lines of an order from 1 and has no product twice in one', () => {
    for (const table of [INTERNET, RESELLER]) {
      const lines = new Set<string>();
      const products = new Set<string>();
      const numbers = tables.column(table, 'SalesOrderNumber');
      const line = tables.column(table, 'SalesOrderLineNumber');
      const product = tables.column(table, 'ProductKey');
      numbers.forEach((number, row) => {
        lines.add(`${number}/${line[row]}`);
        products.add(`${number}/${product[row]}`);
        if (row === 0 || numbers[row - 1] !== number) expect(line[row]).toBe(1);
      });
      expect([table, lines.size, products.size]).toEqual([table, numbers.length, numbers.length]);
    }
  });

  it('sells at the price of the version that is valid on the day', () => {
    const start = tables.numbers('dbo.DimProduct', 'StartDate');
    const end = tables.numbers('dbo.DimProduct', 'EndDate');
    const list = tables.numbers('dbo.DimProduct', 'ListPrice');
    const day = tables.numbers(INTERNET, 'OrderDate');
    const price = tables.numbers(INTERNET, 'UnitPrice');
    const wrong = [...tables.numbers(INTERNET, 'ProductKey')].filter((key, row) => {
      const place = key - 1;
      const at = day[row] ?? 0;
      const isValid = (start[place] ?? 0) <= at && !((end[place] ?? Number.NaN) < at);
      return !isValid || price[row] !== list[place];
    });
    expect(wrong).toEqual([]);
  });

  it('has versions of a product one after the other, only the last one current', () => {
    const keys = tables.column('dbo.DimProduct', 'ProductAlternateKey');
    const start = tables.numbers('dbo.DimProduct', 'StartDate');
    const end = tables.numbers('dbo.DimProduct', 'EndDate');
    keys.forEach((key, row) => {
      if (keys[row + 1] !== key) return;
      expect(end[row]).toBeLessThan(start[row + 1] ?? 0);
    });
    const status = tables.column('dbo.DimProduct', 'Status');
    expect(status.filter((value, row) => (value === 'Current') !== Number.isNaN(end[row] ?? 0))).toEqual([]);
  });

  it('has sales on every day of the internet channel', () => {
    const days = new Set(tables.column(INTERNET, 'OrderDateKey'));
    expect(days.size).toBe(LAST_DAY - dayNumber('2010-12-29') + 1);
  });

  it('has distinct names for distinct products and letters beyond ASCII in people’s names', () => {
    const names = tables.column('dbo.DimProduct', 'EnglishProductName');
    const keys = tables.column('dbo.DimProduct', 'ProductAlternateKey');
    expect(new Set(names).size).toBe(new Set(keys).size);
    const letters = tables.column('dbo.DimCustomer', 'LastName').join('');
    for (const letter of 'éžüŠ') expect(letters).toContain(letter);
    expect(tables.column('dbo.DimCustomer', 'FirstName').join('')).toContain('山');
  });
});

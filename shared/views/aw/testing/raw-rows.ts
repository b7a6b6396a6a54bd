/** Test support: the fact rows of a warehouse file, joined and summed in TypeScript, slowly and simply. */
import { DuckDBInstance } from '@duckdb/node-api';
import * as z from 'zod/mini';
import { parseMoney } from '../../../analytics/money/decimal.ts';
import { dateOf } from '../date-key.ts';

export interface RawLine {
  readonly channel: 'internet' | 'reseller';
  readonly date: string;
  readonly order: string;
  readonly buyer: number;
  readonly employee: number | null;
  readonly product: number;
  readonly territory: string | null;
  readonly category: string | null;
  readonly units: number;
  /** Ten-thousandths of a dollar. */
  readonly amount: bigint;
  readonly cost: bigint;
}

const lineRow = z.tuple([
  z.number(),
  z.string(),
  z.number(),
  z.nullable(z.number()),
  z.number(),
  z.number(),
  z.number(),
  z.string(),
  z.string(),
]);
const pair = z.tuple([z.number(), z.nullable(z.union([z.number(), z.string()]))]);

/** Every line of both channels whose date is in the date dimension. */
export async function readRawLines(path: string): Promise<RawLine[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  const map = async (sql: string) => new Map((await rows(sql)).map((row) => pair.parse(row)));
  const dates = await map('SELECT DateKey, 1 FROM dbo.DimDate');
  const territories = await map('SELECT SalesTerritoryKey, SalesTerritoryRegion FROM dbo.DimSalesTerritory');
  const products = await map('SELECT ProductKey, ProductSubcategoryKey FROM dbo.DimProduct');
  const subcategories = await map(
    'SELECT ProductSubcategoryKey, ProductCategoryKey FROM dbo.DimProductSubcategory',
  );
  const categories = await map(
    'SELECT ProductCategoryKey, EnglishProductCategoryName FROM dbo.DimProductCategory',
  );
  const text = (value: string | number | null | undefined) => (typeof value === 'string' ? value : null);
  const category = (product: number) =>
    text(categories.get(Number(subcategories.get(Number(products.get(product) ?? -1)) ?? -1)));
  const lines: RawLine[] = [];
  for (const [channel, table, buyer, employee] of [
    ['internet', 'FactInternetSales', 'CustomerKey', 'NULL'],
    ['reseller', 'FactResellerSales', 'ResellerKey', 'EmployeeKey'],
  ] as const) {
    const sql = `SELECT OrderDateKey, SalesOrderNumber, ${buyer}, CAST(${employee} AS INTEGER), ProductKey,
      SalesTerritoryKey, OrderQuantity, CAST(SalesAmount AS VARCHAR), CAST(TotalProductCost AS VARCHAR) FROM dbo.${table}`;
    for (const row of await rows(sql)) {
      const [key, order, who, seller, product, territory, units, amount, cost] = lineRow.parse(row);
      const date = dateOf(key);
      if (date === null || !dates.has(key)) continue;
      lines.push({
        channel,
        date,
        order,
        buyer: who,
        employee: seller,
        product,
        territory: text(territories.get(territory)),
        category: category(product),
        units,
        amount: parseMoney(amount),
        cost: parseMoney(cost),
      });
    }
  }
  connection.closeSync();
  instance.closeSync();
  return lines;
}

/** Test support: small AdventureWorks warehouse files with rows given by hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openDuckDb } from '../../../warehouse/duckdb/engine.ts';
import type { Warehouse } from '../../../warehouse/port.ts';

type Cell = number | string | null;

/** The columns of the real tables that the queries read. */
const tables: Readonly<Record<string, readonly string[]>> = {
  DimDate: ['DateKey INTEGER'],
  DimSalesTerritory: ['SalesTerritoryKey INTEGER', 'SalesTerritoryRegion VARCHAR'],
  DimProductCategory: ['ProductCategoryKey INTEGER', 'EnglishProductCategoryName VARCHAR'],
  DimProductSubcategory: [
    'ProductSubcategoryKey INTEGER',
    'ProductCategoryKey INTEGER',
    'EnglishProductSubcategoryName VARCHAR',
  ],
  DimProduct: [
    'ProductKey INTEGER',
    'ProductAlternateKey VARCHAR',
    'EnglishProductName VARCHAR',
    'ProductSubcategoryKey INTEGER',
    'Status VARCHAR',
    'StartDate TIMESTAMP',
    'EndDate TIMESTAMP',
  ],
  DimEmployee: [
    'EmployeeKey INTEGER',
    'EmployeeNationalIDAlternateKey VARCHAR',
    'FirstName VARCHAR',
    'MiddleName VARCHAR',
    'LastName VARCHAR',
    'SalesTerritoryKey INTEGER',
  ],
  DimReseller: ['ResellerKey INTEGER', 'ResellerName VARCHAR'],
  FactSalesQuota: [
    'EmployeeKey INTEGER',
    'DateKey INTEGER',
    'CalendarYear INTEGER',
    'CalendarQuarter INTEGER',
    'SalesAmountQuota DECIMAL(18,4)',
  ],
  FactInternetSales: salesColumns('CustomerKey INTEGER'),
  FactResellerSales: salesColumns('ResellerKey INTEGER', 'EmployeeKey INTEGER'),
};

function salesColumns(...keys: string[]): string[] {
  return [
    'OrderDateKey INTEGER',
    'SalesOrderNumber VARCHAR',
    'ProductKey INTEGER',
    ...keys,
    'SalesTerritoryKey INTEGER',
    'OrderQuantity INTEGER',
    'SalesAmount DECIMAL(18,4)',
    'TotalProductCost DECIMAL(18,4)',
  ];
}

export type TableRows = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

export interface Fixture {
  readonly warehouse: Warehouse;
  readonly path: string;
  close(): Promise<void>;
}

/** Writes the rows (columns left out are NULL, tables left out are empty) and opens the file read-only. */
export async function awFixture(rows: TableRows, extra: readonly string[] = []): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'aw-views-'));
  const path = join(folder, 'aw.duckdb');
  await write(path, [...createStatements(), ...Object.entries(rows).flatMap(insertStatements), ...extra]);
  const warehouse = openDuckDb('aw', { engine: 'duckdb', path });
  return {
    warehouse,
    path,
    async close() {
      await warehouse.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function write(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

function createStatements(): string[] {
  const create = Object.entries(tables).map(
    ([name, columns]) => `CREATE TABLE dbo."${name}" (${columns.join(', ')})`,
  );
  return ['CREATE SCHEMA dbo', ...create];
}

function insertStatements([table, rows]: [string, TableRows[string]]): string[] {
  return rows.map((row) => {
    const names = Object.keys(row).map((name) => `"${name}"`);
    return `INSERT INTO dbo."${table}" (${names.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;
  });
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : `'${cell.replaceAll("'", "''")}'`;
}

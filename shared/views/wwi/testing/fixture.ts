/** Test support: small Wide World Importers files with rows given by hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openDuckDb } from '../../../warehouse/duckdb/engine.ts';
import type { Warehouse } from '../../../warehouse/port.ts';

type Cell = number | string | null;
export type Raw = Readonly<Record<string, Cell>>;

/** The columns of the real tables that the queries read. */
export const tables = {
  'Dimension.Date': { Date: 'DATE' },
  'Dimension.Customer': { 'Customer Key': 'INTEGER', 'WWI Customer ID': 'INTEGER' },
  'Dimension.Stock Item': {
    'Stock Item Key': 'INTEGER',
    'WWI Stock Item ID': 'INTEGER',
    'Stock Item': 'VARCHAR',
    'Lead Time Days': 'INTEGER',
    'Quantity Per Outer': 'INTEGER',
    'Valid To': 'TIMESTAMP',
  },
  'Dimension.Supplier': {
    'Supplier Key': 'INTEGER',
    'WWI Supplier ID': 'INTEGER',
    Supplier: 'VARCHAR',
    Category: 'VARCHAR',
    'Valid To': 'TIMESTAMP',
  },
  'Fact.Sale': {
    'Invoice Date Key': 'DATE',
    'WWI Invoice ID': 'INTEGER',
    'Customer Key': 'INTEGER',
    'Stock Item Key': 'INTEGER',
    Quantity: 'INTEGER',
    'Total Excluding Tax': 'DECIMAL(18,2)',
    Profit: 'DECIMAL(18,2)',
  },
  'Fact.Purchase': {
    'Purchase Key': 'BIGINT',
    'Date Key': 'DATE',
    'Supplier Key': 'INTEGER',
    'Stock Item Key': 'INTEGER',
    'WWI Purchase Order ID': 'INTEGER',
    'Ordered Outers': 'INTEGER',
    'Ordered Quantity': 'INTEGER',
    'Received Outers': 'INTEGER',
    'Is Order Finalized': 'BOOLEAN',
  },
  'Fact.Movement': {
    'Date Key': 'DATE',
    'Stock Item Key': 'INTEGER',
    'Supplier Key': 'INTEGER',
    'WWI Purchase Order ID': 'INTEGER',
    Quantity: 'INTEGER',
  },
  'Fact.Stock Holding': {
    'Stock Holding Key': 'BIGINT',
    'Stock Item Key': 'INTEGER',
    'Quantity On Hand': 'INTEGER',
    'Last Cost Price': 'DECIMAL(18,2)',
    'Reorder Level': 'INTEGER',
    'Target Stock Level': 'INTEGER',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type TableName = keyof typeof tables;
export type TableRows = { readonly [T in TableName]?: readonly Raw[] };

export interface Fixture {
  readonly warehouse: Warehouse;
  close(): Promise<void>;
}

/** Writes the rows (columns left out are NULL, tables left out are empty) and opens the file read-only. */
export async function wwiFixture(rows: TableRows): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'wwi-views-'));
  const path = join(folder, 'wwi.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(statements(rows).join(';\n'));
  connection.closeSync();
  instance.closeSync();
  const warehouse = openDuckDb('wwi', { engine: 'duckdb', path });
  return {
    warehouse,
    async close() {
      await warehouse.close();
      await rm(folder, { recursive: true });
    },
  };
}

function statements(rows: TableRows): string[] {
  return [
    'CREATE SCHEMA "Dimension"',
    'CREATE SCHEMA "Fact"',
    ...Object.entries(tables).map(
      ([table, columns]) =>
        `CREATE TABLE ${qualified(table)} (${Object.entries(columns)
          .map(([name, type]) => `"${name}" ${type}`)
          .join(', ')})`,
    ),
    ...Object.entries(rows).flatMap(([table, data]) => insert(table, data)),
  ];
}

function insert(table: string, rows: readonly Raw[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length === 0) return [];
  const values = rows.map((row) => `(${names.map((name) => literal(row[name] ?? null)).join(', ')})`);
  const columns = names.map((name) => `"${name}"`).join(', ');
  return [`INSERT INTO ${qualified(table)} (${columns}) VALUES ${values.join(', ')}`];
}

export function qualified(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : `'${cell.replaceAll("'", "''")}'`;
}

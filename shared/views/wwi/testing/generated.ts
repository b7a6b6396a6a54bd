/** Test support: a warehouse as the product's own command generates it, and its raw rows. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import * as z from 'zod/mini';
import { openDuckDb } from '../../../warehouse/duckdb/engine.ts';
import { type Fixture, qualified, type Raw, type TableName, tables } from './fixture.ts';
import type { RandomWarehouse } from './random.ts';

const cli = fileURLToPath(new URL('../../../../localstack/warehouse/cli.ts', import.meta.url));
const rawRow = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));

/** Runs `npm run warehouse -- generate` into a directory of its own. */
export async function generatedWarehouse(
  scale: number,
  seed: number,
): Promise<{ fixture: Fixture; raw: RandomWarehouse }> {
  const folder = await mkdtemp(join(tmpdir(), 'wwi-generated-'));
  const options = ['--scale', String(scale), '--seed', String(seed), '--dir', folder];
  await promisify(execFile)(process.execPath, [cli, 'generate', ...options], { timeout: 120_000 });
  const path = join(folder, 'warehouses', 'wwi.duckdb');
  const raw = await rawRows(path);
  const warehouse = openDuckDb('wwi', { engine: 'duckdb', path });
  const close = async () => {
    await warehouse.close();
    await rm(folder, { recursive: true });
  };
  return { fixture: { warehouse, close }, raw };
}

async function rawRows(path: string): Promise<RandomWarehouse> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const read = async (table: TableName): Promise<Raw[]> => {
    const columns = Object.entries(tables[table]).map(([name, type]) => `${asCell(name, type)} AS "${name}"`);
    const sql = `SELECT ${columns.join(', ')} FROM ${qualified(table)}`;
    return (await connection.runAndReadAll(sql)).getRowObjectsJS().map((row) => rawRow.parse(row));
  };
  const rows: RandomWarehouse = {
    'Dimension.Date': await read('Dimension.Date'),
    'Dimension.Customer': await read('Dimension.Customer'),
    'Dimension.Stock Item': await read('Dimension.Stock Item'),
    'Dimension.Supplier': await read('Dimension.Supplier'),
    'Fact.Sale': await read('Fact.Sale'),
    'Fact.Purchase': await read('Fact.Purchase'),
    'Fact.Movement': await read('Fact.Movement'),
    'Fact.Stock Holding': await read('Fact.Stock Holding'),
  };
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** Whole numbers as numbers, all else as text, which orders as the values do. */
function asCell(name: string, type: string): string {
  return `CAST("${name}" AS ${type === 'INTEGER' || type === 'BIGINT' || type === 'BOOLEAN' ? 'INTEGER' : 'VARCHAR'})`;
}

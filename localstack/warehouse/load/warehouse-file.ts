/** Makes a warehouse file whole beside its place and swaps it in, so that readers never see half of one. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { schemaNames, warehouseTables } from '../schema/index.ts';
import { duckdbCreateTable, quoteIdentifier } from '../schema/table.ts';
import { withFileLock } from './file-lock.ts';
import { writeLoadInfo } from './load-info.ts';
import { TableWriter, type WarehouseWriter } from './writer.ts';

/**
 * Builds a new warehouse file and swaps it in at `path`. The file that was there stays as it was until the
 * new one is complete and on disk; whoever has the old one open goes on reading it. If `fill` fails, or the
 * process ends in the middle, the old file stays.
 *
 * All tables of the domain exist in the new file; those that `fill` does not append to are empty.
 * @throws AppError `conflict` when somebody else loads the same file; whatever `fill` throws
 */
export async function createWarehouseFile(
  path: string,
  domain: WarehouseDomain,
  fill: (writer: WarehouseWriter) => Promise<void>,
): Promise<void> {
  const target = resolve(path);
  await mkdir(dirname(target), { recursive: true });
  await withFileLock(target, async () => {
    const staging = `${target}.loading`;
    await removeDatabase(staging);
    try {
      await buildDatabase(staging, domain, fill);
      await swapIn(staging, target);
    } catch (error) {
      await removeDatabase(staging);
      throw error;
    }
  });
}

async function buildDatabase(
  path: string,
  domain: WarehouseDomain,
  fill: (writer: WarehouseWriter) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  try {
    const connection = await instance.connect();
    await createTables(connection, domain);
    const writer = new TableWriter(connection, domain);
    await fill(writer);
    if (writer.details === undefined) throw new Error('The load did not describe where its rows come from.');
    await writeLoadInfo(connection, domain, writer.details, writer.progress);
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

async function createTables(connection: DuckDBConnection, domain: WarehouseDomain): Promise<void> {
  const schemas = schemaNames(domain).map((name) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(name)}`);
  const tables = warehouseTables[domain].map(duckdbCreateTable);
  await connection.run([...schemas, ...tables].join(';\n'));
}

/** Everything on disk first, then the rename, then the directory entry: a power cut leaves old or new. */
async function swapIn(staging: string, target: string): Promise<void> {
  await syncToDisk(staging, 'r+');
  await rename(staging, target);
  // Windows cannot open a directory; its rename is written through by the file system itself.
  if (process.platform !== 'win32') await syncToDisk(dirname(target), 'r');
}

async function syncToDisk(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeDatabase(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.wal`, { force: true });
  await rm(`${path}.tmp`, { force: true, recursive: true });
}

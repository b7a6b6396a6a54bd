/** Imports a folder of AdventureWorksDW load files as the AW warehouse. */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { forgetWarehouse } from '../generate/manifest-file.ts';
import { type ColumnData, createWarehouseFile } from '../load/index.ts';
import { warehouseTables } from '../schema/index.ts';
import type { Table } from '../schema/table.ts';
import { tableLabel } from '../schema/table.ts';
import { importRefused, type Problem } from './import-error.ts';
import { lookups } from './lookups.ts';
import type { Parsed } from './parse-value.ts';
import { type LoadedRows, type Resolution, readTable } from './table-reader.ts';

export interface ImportOptions {
  /** The folder with the files. */
  readonly folder: string;
  /** The data directory; the warehouse becomes `warehouses/aw.duckdb` in it. */
  readonly dir: string;
}

export interface ImportedTable {
  readonly table: string;
  readonly file: string;
  readonly rows: number;
  /** Columns that the file did not have: NULL in every row. Images, which are never loaded, are left out. */
  readonly missingColumns: readonly string[];
  readonly resolved: readonly Resolution[];
}

export interface ImportReport {
  readonly path: string;
  readonly tables: readonly ImportedTable[];
  /** Tables without a file: empty in the warehouse. */
  readonly missingTables: readonly string[];
  /** Files that name no table of the warehouse. */
  readonly ignoredFiles: readonly string[];
}

/**
 * Loads the folder whole or not at all.
 * @throws AppError `import_refused` naming file, line and reason of what is wrong; `conflict` when the same
 * warehouse is being loaded by somebody else
 */
export async function importAdventureWorks(options: ImportOptions): Promise<ImportReport> {
  const { files, ignoredFiles } = await findFiles(options.folder);
  const path = join(options.dir, 'warehouses', 'aw.duckdb');
  const loaded = await readAll(options.folder, files);
  await createWarehouseFile(path, 'aw', async (writer) => {
    writer.describe({ source: 'imported', from: 'AdventureWorksDW load files' });
    for (const rows of loaded.values()) {
      await writer.append(tableLabel(rows.table), writerColumns(rows), rows.rowCount);
    }
  });
  await forgetWarehouse(join(options.dir, 'warehouses'), 'aw');
  const tables = warehouseTables.aw.flatMap((table) => loaded.get(table.name) ?? []);
  return {
    path,
    tables: tables.map(describeTable),
    missingTables: warehouseTables.aw.filter((table) => !loaded.has(table.name)).map((table) => table.name),
    ignoredFiles,
  };
}

interface FoundFiles {
  readonly files: ReadonlyMap<Table, string>;
  readonly ignoredFiles: readonly string[];
}

const LOAD_FILE = new Set(['.csv', '.psv', '.txt']);

async function findFiles(folder: string): Promise<FoundFiles> {
  const files = new Map<Table, string>();
  const ignoredFiles: string[] = [];
  const problems: Problem[] = [];
  for (const file of await listFolder(folder)) {
    const { name, ext } = parse(file);
    const table = warehouseTables.aw.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (table === undefined || !LOAD_FILE.has(ext.toLowerCase())) ignoredFiles.push(file);
    else if (files.has(table)) problems.push({ file, reason: `${files.get(table)} holds the same table` });
    else files.set(table, file);
  }
  if (files.size === 0)
    problems.push({ file: folder, reason: 'no file is named after an AdventureWorksDW table' });
  if (problems.length > 0) throw importRefused(problems);
  return { files, ignoredFiles };
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
  } catch (error) {
    throw importRefused([{ file: folder, reason: `the folder cannot be read (${errorCode(error)})` }]);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** Reads every file, those that others look keys up in first. */
async function readAll(
  folder: string,
  files: ReadonlyMap<Table, string>,
): Promise<ReadonlyMap<string, LoadedRows>> {
  const needed = new Set(lookups.flatMap((lookup) => lookup.needs));
  const order = [...files].sort(([a], [b]) => Number(needed.has(b.name)) - Number(needed.has(a.name)));
  const loaded = new Map<string, LoadedRows>();
  const problems: Problem[] = [];
  for (const [table, file] of order) {
    const rows = await readTable(table, join(folder, file), file, loaded, problems);
    loaded.set(table.name, rows);
  }
  if (problems.length > 0) throw importRefused(problems);
  return loaded;
}

function writerColumns(rows: LoadedRows): Record<string, ColumnData> {
  const columns: Record<string, ColumnData> = {};
  for (const column of rows.table.columns) {
    const values = rows.values.get(column.name);
    if (values === undefined || column.value.kind === 'absent') continue;
    columns[column.name] =
      column.value.kind === 'text' ? values.map(asText) : Float64Array.from(values, asNumber);
  }
  return columns;
}

function asText(value: Parsed): string | null {
  return value === null ? null : String(value);
}

/** NaN is how the writer spells NULL among numbers. */
function asNumber(value: Parsed): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function describeTable(rows: LoadedRows): ImportedTable {
  const missing = rows.table.columns.filter(
    (column) => column.value.kind !== 'absent' && !rows.values.has(column.name),
  );
  return {
    table: rows.table.name,
    file: rows.file,
    rows: rows.rowCount,
    missingColumns: missing.map((column) => column.name),
    resolved: rows.resolved,
  };
}

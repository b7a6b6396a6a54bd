/**
 * What a warehouse file says about itself, in a schema of its own (`otel_bi`) that analytics never reads:
 *
 * - `load_info(key, value)`: format, domain, source (generated or imported), loadedAt, and details such as
 *   scale and seed;
 * - `loaded_tables(schema_name, table_name, given, row_count)`: a table that the source did not have is empty
 *   and not given;
 * - `loaded_columns(schema_name, table_name, column_name, given)`: a column that the source did not have is
 *   NULL in every row and not given.
 *
 * Analytics queries do not need it, and a SQL Server does not have it: there a query learns in the same round
 * trip that a column was not loaded, because COUNT(column) is 0 while COUNT(*) is not, and that a table was
 * not loaded, because COUNT(*) is 0. This information is for people, health checks and the copy to SQL Server.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import * as z from 'zod/mini';
import { warehouseTables } from '../schema/index.ts';
import { type Table, tableLabel } from '../schema/table.ts';
import type { TableProgress } from './writer.ts';

/** Raised when the layout of the files changes, so that older generated files are made anew. */
export const FILE_FORMAT = 1;

/** Where rows come from; further entries (scale, seed, folder) are kept as text. */
export type LoadDetails = { readonly source: 'generated' | 'imported' } & Readonly<
  Record<string, string | number | boolean>
>;

export interface LoadedTable {
  readonly table: string;
  /** Whether the source had the table at all. */
  readonly given: boolean;
  readonly rows: number;
  /** Columns that the source did not have: NULL in every row. Empty when the table was not given. */
  readonly missingColumns: readonly string[];
}

export interface LoadInfo {
  readonly format: number;
  readonly domain: WarehouseDomain;
  readonly source: 'generated' | 'imported';
  /** ISO 8601 instant. */
  readonly loadedAt: string;
  readonly details: Readonly<Record<string, string>>;
  readonly tables: readonly LoadedTable[];
}

/** Writes the information into a file that is being made. */
export async function writeLoadInfo(
  connection: DuckDBConnection,
  domain: WarehouseDomain,
  details: LoadDetails,
  progress: ReadonlyMap<Table, TableProgress>,
): Promise<void> {
  await connection.run(`CREATE SCHEMA otel_bi;
    CREATE TABLE otel_bi.load_info (key VARCHAR, value VARCHAR);
    CREATE TABLE otel_bi.loaded_tables (schema_name VARCHAR, table_name VARCHAR, given BOOLEAN, row_count BIGINT);
    CREATE TABLE otel_bi.loaded_columns (schema_name VARCHAR, table_name VARCHAR, column_name VARCHAR, given BOOLEAN);`);
  const entries = { format: FILE_FORMAT, domain, loadedAt: new Date().toISOString(), ...details };
  for (const [key, value] of Object.entries(entries)) {
    await connection.run('INSERT INTO otel_bi.load_info VALUES ($1, $2)', [key, String(value)]);
  }
  for (const table of warehouseTables[domain]) await writeTableInfo(connection, table, progress.get(table));
}

async function writeTableInfo(
  connection: DuckDBConnection,
  table: Table,
  progress: TableProgress | undefined,
): Promise<void> {
  await connection.run('INSERT INTO otel_bi.loaded_tables VALUES ($1, $2, $3, $4)', [
    table.schema,
    table.name,
    progress !== undefined,
    progress?.rows ?? 0,
  ]);
  const names = table.columns.map((column) => column.name);
  const given = names.map((name) => progress?.columns.has(name) ?? false);
  const appender = await connection.createAppender('loaded_columns', 'otel_bi');
  names.forEach((name, index) => {
    appender.appendVarchar(table.schema);
    appender.appendVarchar(table.name);
    appender.appendVarchar(name);
    appender.appendBoolean(given[index] ?? false);
    appender.endRow();
  });
  appender.closeSync();
}

const infoRows = z.array(z.tuple([z.string(), z.string()]));
const tableRows = z.array(
  z.object({
    schema: z.string(),
    name: z.string(),
    given: z.boolean(),
    rows: z.number(),
    missing: z.array(z.string()),
  }),
);
const header = z.object({
  format: z.coerce.number(),
  domain: z.enum(['aw', 'wwi']),
  source: z.enum(['generated', 'imported']),
  loadedAt: z.string(),
});

/**
 * Reads what a warehouse file says about itself.
 * @throws Error when the file is not a warehouse file that this product wrote
 */
export async function readLoadInfo(path: string): Promise<LoadInfo> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  try {
    const connection = await instance.connect();
    const info = await connection.runAndReadAll('SELECT key, value FROM otel_bi.load_info');
    const tables = await connection.runAndReadAll(`
      SELECT t.schema_name AS schema, t.table_name AS name, t.given, CAST(t.row_count AS DOUBLE) AS rows,
        COALESCE(list(c.column_name) FILTER (t.given AND NOT c.given), []) AS missing
      FROM otel_bi.loaded_tables t JOIN otel_bi.loaded_columns c USING (schema_name, table_name)
      GROUP BY ALL ORDER BY 1, 2`);
    return parseInfo(infoRows.parse(info.getRowsJS()), tableRows.parse(tables.getRowObjectsJS()));
  } finally {
    instance.closeSync();
  }
}

function parseInfo(entries: z.infer<typeof infoRows>, tables: z.infer<typeof tableRows>): LoadInfo {
  const all = Object.fromEntries(entries);
  const { format, domain, source, loadedAt } = header.parse(all);
  const own = new Set(['format', 'domain', 'source', 'loadedAt']);
  return {
    format,
    domain,
    source,
    loadedAt,
    details: Object.fromEntries(entries.filter(([key]) => !own.has(key))),
    tables: tables.map((row) => ({
      table: tableLabel(row),
      given: row.given,
      rows: row.rows,
      missingColumns: row.missing,
    })),
  };
}

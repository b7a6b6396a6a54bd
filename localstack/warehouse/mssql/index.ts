/** Fills SQL Server databases from the DuckDB warehouse files, schema included. */
import { join } from 'node:path';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import type sql from 'mssql';
import { schemaNames } from '../schema/index.ts';
import { type Table, tableLabel } from '../schema/table.ts';
import {
  bracketed,
  createStagingStatement,
  createTableStatement,
  moveStatement,
  STAGING_SUFFIX,
} from './ddl.ts';
import { openSource, type SourceRow, type TableFacts, type WarehouseSource } from './source.ts';
import { bulkLoad, connect, ensureSchema, existingRows, run, sqlServerDsn } from './target.ts';
import { compareTable } from './verify.ts';

export { sqlServerDsn };

export interface LoadSqlServerOptions {
  readonly domain: WarehouseDomain;
  /** DSN of a login that may create and fill tables. */
  readonly dsn: string;
  /** How messages name the DSN, e.g. `--dsn-aw`. */
  readonly dsnName: string;
  /** The data directory with `warehouses/aw.duckdb` and `wwi.duckdb`. */
  readonly dir: string;
  /** Drop and fill again tables of the warehouse that hold rows; other tables are never touched. */
  readonly replace: boolean;
  readonly onTable?: (copied: CopiedTable) => void;
}

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  readonly milliseconds: number;
  /** Exact sums that were compared, by column. */
  readonly sums: Readonly<Record<string, string>>;
  /** What the rows did not allow to be declared as Microsoft does. */
  readonly relaxed: readonly string[];
}

/**
 * Copies one warehouse, table by table, and compares counts and sums after each.
 * @throws AppError `conflict` when a table holds rows and `replace` is off, or when what arrived differs;
 * `warehouse_unavailable`, `configuration_invalid`, `not_found`
 */
export async function loadSqlServer(options: LoadSqlServerOptions): Promise<readonly CopiedTable[]> {
  const dsn = sqlServerDsn(options.dsn, options.dsnName);
  const source = await openSource(
    join(options.dir, 'warehouses', `${options.domain}.duckdb`),
    options.domain,
  );
  try {
    const pool = await connect(dsn);
    try {
      await makeRoom(pool, source.tables, options);
      return await copyTables(pool, source, options);
    } finally {
      await pool.close();
    }
  } finally {
    source.close();
  }
}

/** Looks at every table before the first is dropped. */
async function makeRoom(
  pool: sql.ConnectionPool,
  tables: readonly Table[],
  { domain, replace }: LoadSqlServerOptions,
): Promise<void> {
  const existing: Table[] = [];
  for (const table of tables) {
    const rows = await existingRows(pool, table);
    if (rows === undefined) continue;
    if (rows > 0 && !replace) {
      throw new AppError(
        'conflict',
        `${tableLabel(table)} already holds ${rows} rows; --replace fills it again.`,
      );
    }
    existing.push(table);
  }
  for (const table of existing) await run(pool, `DROP TABLE ${bracketed(table)}`);
  for (const schema of schemaNames(domain)) await ensureSchema(pool, schema);
}

async function copyTables(
  pool: sql.ConnectionPool,
  source: WarehouseSource,
  { onTable }: LoadSqlServerOptions,
): Promise<CopiedTable[]> {
  const copied: CopiedTable[] = [];
  for (const table of source.tables) {
    const started = performance.now();
    const facts = await source.facts(table);
    await run(pool, createTableStatement(facts));
    await copyRows(pool, source, facts);
    await assertSame(pool, facts);
    const milliseconds = Math.round(performance.now() - started);
    const done = { table: tableLabel(table), rows: facts.rows, milliseconds, ...describe(facts) };
    copied.push(done);
    onTable?.(done);
  }
  return copied;
}

/** Rows in one bulk request. */
const BATCH_ROWS = 20_000;

async function copyRows(pool: sql.ConnectionPool, source: WarehouseSource, facts: TableFacts): Promise<void> {
  const { table } = facts;
  const given = facts.columns.filter((entry) => entry.notNull > 0);
  if (facts.rows === 0 || given.length === 0) return;
  const columns = given.map((entry) => entry.column);
  const staging = bracketed(table, STAGING_SUFFIX);
  await run(pool, `DROP TABLE IF EXISTS ${staging}`);
  await run(pool, createStagingStatement(facts, columns));
  for await (const rows of batches(source.rows(table, columns))) await bulkLoad(pool, table, given, rows);
  await run(pool, moveStatement(table, columns));
  await run(pool, `DROP TABLE ${staging}`);
}

async function* batches(pieces: AsyncIterable<SourceRow[]>): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const piece of pieces) {
    batch.push(...piece);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function assertSame(pool: sql.ConnectionPool, facts: TableFacts): Promise<void> {
  const [first, ...others] = await compareTable(pool, facts);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more differences)`;
  throw new AppError(
    'conflict',
    `${tableLabel(facts.table)} did not arrive as it was sent: ${first.what} is ${first.actual}, not ${first.expected}${more}`,
  );
}

function describe(facts: TableFacts): Pick<CopiedTable, 'sums' | 'relaxed'> {
  const decimals = facts.columns.filter(({ column }) => column.value.kind === 'decimal');
  const sums = decimals.flatMap(({ column, sum }) =>
    sum === undefined ? [] : [[column.name, sum] as const],
  );
  const nulls = facts.columns.filter(({ column, notNull }) => !column.nullable && notNull < facts.rows);
  return {
    sums: Object.fromEntries(sums),
    relaxed: [
      ...(facts.keyHolds ? [] : [`no primary key (${facts.table.primaryKey.join(', ')})`]),
      ...nulls.map(({ column }) => `${column.name} may be NULL`),
    ],
  };
}

/** Statements and bulk loads against one SQL Server database. */
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { parseDsn, type SqlServerDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import { configOf } from '@otel-bi/shared/warehouse/mssql/pool.ts';
import sql from 'mssql';
import * as z from 'zod/mini';
import type { Column, Table } from '../schema/table.ts';
import { bracket, bracketed, STAGING_SUFFIX } from './ddl.ts';
import type { ColumnFacts, SourceRow } from './source.ts';

/** A statement or a batch that takes longer has lost its server. */
const REQUEST_TIMEOUT_MS = 600_000;

/**
 * The SQL Server that a DSN names.
 * @throws AppError `configuration_invalid` naming `option`
 */
export function sqlServerDsn(text: string, option: string): SqlServerDsn {
  const dsn = parseDsn(text, option, process.env.MSSQL_TRUST_SERVER_CERTIFICATE);
  if (dsn.engine === 'mssql') return dsn;
  throw new AppError('configuration_invalid', `${option} must begin with sqlserver:// or mssql://.`);
}

/**
 * Connects with a login that may write.
 * @throws AppError `warehouse_unavailable`
 */
export async function connect(dsn: SqlServerDsn): Promise<sql.ConnectionPool> {
  const config = configOf(dsn, 2);
  const pool = new sql.ConnectionPool({
    ...config,
    requestTimeout: REQUEST_TIMEOUT_MS,
    options: { ...config.options, readOnlyIntent: false },
  });
  try {
    return await pool.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new AppError('warehouse_unavailable', `${dsn.host}/${dsn.database} is not reachable: ${reason}`, {
      cause: error,
    });
  }
}

const arrayRows = z.array(z.array(z.unknown()));

/** Runs one statement and answers its rows as arrays. */
export async function run(pool: sql.ConnectionPool, statement: string): Promise<unknown[][]> {
  try {
    const result = await pool.request().query(statement);
    return arrayRows.parse(result.recordset ?? []);
  } catch (error) {
    throw refused(statement.slice(0, 80), error);
  }
}

/** Sends rows to a staging table; `columns` say their order and types. */
export async function bulkLoad(
  pool: sql.ConnectionPool,
  table: Table,
  columns: readonly ColumnFacts[],
  rows: readonly SourceRow[],
): Promise<void> {
  const bulk = new sql.Table(bracketed(table, STAGING_SUFFIX));
  for (const facts of columns) bulk.columns.add(facts.column.name, bulkType(facts), { nullable: true });
  for (const row of rows) bulk.rows.push(row);
  try {
    await pool.request().bulk(bulk, { tableLock: true });
  } catch (error) {
    throw refused(`the rows of ${bracketed(table)}`, error);
  }
}

/** The server's own words are what an operator needs here: missing rights, no space, an unknown form. */
function refused(what: string, error: unknown): unknown {
  if (!(error instanceof sql.RequestError)) return error;
  return new AppError('warehouse_unavailable', `SQL Server refused ${what}: ${error.message}`, {
    cause: error,
  });
}

function bulkType({ column, maxLength }: ColumnFacts): sql.ISqlType {
  const { value, type } = column;
  switch (value.kind) {
    case 'int':
      return integerType(type);
    case 'bigint':
      return sql.BigInt();
    case 'bool':
      return sql.Bit();
    case 'decimal':
      return sql.Decimal(38, value.scale);
    case 'double':
      return sql.Float();
    case 'date':
      return sql.Date();
    case 'timestamp':
      return type === 'datetime' ? sql.DateTime() : sql.DateTime2(7);
    case 'text':
      return textType(type, Math.max(value.length, maxLength));
    case 'absent':
      return sql.VarBinary(sql.MAX);
  }
}

function integerType(type: Column['type']): sql.ISqlType {
  if (type === 'tinyint') return sql.TinyInt();
  return type === 'smallint' ? sql.SmallInt() : sql.Int();
}

function textType(type: Column['type'], length: number): sql.ISqlType {
  if (type.startsWith('nchar')) return sql.NChar(length);
  if (type.startsWith('char')) return sql.Char(length);
  return type.startsWith('varchar') ? sql.VarChar(length) : sql.NVarChar(length);
}

/** Rows of a table that exists, undefined for one that does not. */
export async function existingRows(pool: sql.ConnectionPool, table: Table): Promise<number | undefined> {
  const request = pool.request().input('schema', table.schema).input('name', table.name);
  const found = await request.query(
    'SELECT 1 AS found FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @name',
  );
  if ((found.recordset?.length ?? 0) === 0) return undefined;
  const [row] = await run(pool, `SELECT COUNT_BIG(*) AS row_count FROM ${bracketed(table)}`);
  return Number(row?.[0]);
}

export async function ensureSchema(pool: sql.ConnectionPool, schema: string): Promise<void> {
  const request = pool.request().input('schema', schema);
  const found = await request.query(
    'SELECT 1 AS found FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = @schema',
  );
  // CREATE SCHEMA must be alone in its batch.
  if ((found.recordset?.length ?? 0) === 0) await run(pool, `CREATE SCHEMA ${bracket(schema)}`);
}

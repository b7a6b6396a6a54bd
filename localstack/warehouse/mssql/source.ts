/** Reads what a DuckDB warehouse file holds, for the copy to SQL Server and for the comparison after it. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import * as z from 'zod/mini';
import { warehouseTables } from '../schema/index.ts';
import { type Column, qualifiedName, quoteIdentifier, type Table, tableLabel } from '../schema/table.ts';

/** Facts of one column that decide how it is declared in SQL Server and prove that it arrived. */
export interface ColumnFacts {
  readonly column: Column;
  readonly notNull: number;
  /** Longest text in characters; 0 for other types. */
  readonly maxLength: number;
  /** Exact sum of whole numbers and decimals as text; undefined for other types and columns without values. */
  readonly sum: string | undefined;
}

export interface TableFacts {
  readonly table: Table;
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
  /** Whether the primary key holds: no NULL in it and no value twice. */
  readonly keyHolds: boolean;
}

/** A row as the driver's bulk load takes it. */
export type SourceRow = (number | string | boolean | Date | null)[];

export interface WarehouseSource {
  readonly tables: readonly Table[];
  facts(table: Table): Promise<TableFacts>;
  /** Rows in pieces; decimals and bigints as doubles, which hold them exactly (facts checked it). */
  rows(table: Table, columns: readonly Column[]): AsyncIterable<SourceRow[]>;
  close(): void;
}

/**
 * Opens a warehouse file read-only.
 * @throws AppError `not_found` when there is no such file
 */
export async function openSource(path: string, domain: WarehouseDomain): Promise<WarehouseSource> {
  const instance = await openFile(path);
  const connection = await instance.connect();
  return {
    tables: warehouseTables[domain],
    facts: (table) => tableFacts(connection, table),
    rows: (table, columns) => tableRows(connection, table, columns),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function openFile(path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  } catch (error) {
    throw new AppError('not_found', `${path} cannot be opened; generate or import the warehouse first`, {
      cause: error,
    });
  }
}

const factsRow = z.record(z.string(), z.union([z.string(), z.null()]));

async function tableFacts(connection: DuckDBConnection, table: Table): Promise<TableFacts> {
  const fields = table.columns.flatMap((column, index) => columnFields(column, index));
  const key = table.primaryKey.map(quoteIdentifier).join(', ');
  const result = await connection.runAndReadAll(`
    SELECT CAST(COUNT(*) AS VARCHAR) AS row_count, CAST(COUNT(DISTINCT (${key})) AS VARCHAR) AS keys,
      ${fields.join(', ')} FROM ${qualifiedName(table)}`);
  const row = factsRow.parse(result.getRowObjectsJS()[0]);
  const rows = Number(row.row_count);
  const columns = table.columns.map((column, index) => ({
    column,
    notNull: Number(row[`n${index}`]),
    maxLength: Number(row[`l${index}`] ?? 0),
    sum: row[`s${index}`] ?? undefined,
  }));
  table.columns.forEach((column, index) => {
    assertExact(table, column, Number(row[`m${index}`] ?? 0));
  });
  const keyHasNull = columns.some(
    (facts) => table.primaryKey.includes(facts.column.name) && facts.notNull < rows,
  );
  return { table, rows, columns, keyHolds: !keyHasNull && Number(row.keys) === rows };
}

function columnFields(column: Column, index: number): string[] {
  const name = quoteIdentifier(column.name);
  const fields = [`CAST(COUNT(${name}) AS VARCHAR) AS n${index}`];
  const { kind } = column.value;
  if (kind === 'text') fields.push(`CAST(MAX(LENGTH(${name})) AS VARCHAR) AS l${index}`);
  if (kind === 'int' || kind === 'bigint' || kind === 'decimal') {
    fields.push(
      `CAST(SUM(${name}) AS VARCHAR) AS s${index}`,
      `CAST(MAX(ABS(${name})) AS VARCHAR) AS m${index}`,
    );
  }
  return fields;
}

/**
 * The driver writes decimals through a double. That is exact while the scaled number has at most 52 bits;
 * beyond it the copy would be wrong by a unit, so it is refused.
 */
function assertExact(table: Table, column: Column, largest: number): void {
  const scale = column.value.kind === 'decimal' ? column.value.scale : 0;
  if (largest * 10 ** scale < 2 ** 52) return;
  throw new AppError(
    'conflict',
    `${tableLabel(table)}.${column.name} holds ${largest}, too large to be copied exactly`,
  );
}

async function* tableRows(
  connection: DuckDBConnection,
  table: Table,
  columns: readonly Column[],
): AsyncGenerator<SourceRow[]> {
  const fields = columns.map((column) => {
    const { kind } = column.value;
    const name = quoteIdentifier(column.name);
    return kind === 'decimal' || kind === 'bigint' ? `CAST(${name} AS DOUBLE)` : name;
  });
  const result = await connection.stream(`SELECT ${fields.join(', ')} FROM ${qualifiedName(table)}`);
  for await (const rows of result.yieldRowsJs()) {
    // The statement's own field list leaves these JavaScript types only.
    yield rows as SourceRow[];
  }
}

/** Fills the tables of a warehouse file that nobody reads yet. */
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { findTable } from '../schema/index.ts';
import type { Column, Table } from '../schema/table.ts';
import { type ColumnData, columnLength } from './column-data.ts';
import type { LoadDetails } from './load-info.ts';
import { fillVector, VECTOR_ROWS } from './vector-filler.ts';

export interface WarehouseWriter {
  /**
   * Appends `rowCount` rows to a table such as `dbo.DimDate` or `Fact.Sale`. Columns that are not given are
   * NULL and are recorded as not loaded. May be called again to go on with a table.
   * @throws Error on an unknown table or column, a column of another length, or a value that the column's
   * type cannot hold (the message names table, column and row)
   */
  append(table: string, columns: Readonly<Record<string, ColumnData>>, rowCount: number): Promise<void>;
  /** Says where the rows come from; once per file, before the work ends. */
  describe(details: LoadDetails): void;
}

/** What was appended to a table so far. */
export interface TableProgress {
  rows: number;
  readonly columns: Set<string>;
}

/** The writer and what it has seen; `createWarehouseFile` turns the latter into the load information. */
export class TableWriter implements WarehouseWriter {
  readonly progress = new Map<Table, TableProgress>();
  details: LoadDetails | undefined;
  readonly #connection: DuckDBConnection;
  readonly #domain: WarehouseDomain;

  constructor(connection: DuckDBConnection, domain: WarehouseDomain) {
    this.#connection = connection;
    this.#domain = domain;
  }

  describe(details: LoadDetails): void {
    this.details = details;
  }

  async append(
    label: string,
    columns: Readonly<Record<string, ColumnData>>,
    rowCount: number,
  ): Promise<void> {
    const table = findTable(this.#domain, label);
    checkShape(label, table, columns, rowCount);
    const appender = await this.#connection.createAppender(table.name, table.schema);
    const types = table.columns.map((_, index) => appender.columnType(index));
    try {
      for (let from = 0; from < rowCount; from += VECTOR_ROWS) {
        appender.appendDataChunk(makeChunk(label, table, types, columns, from, rowCount));
      }
    } finally {
      appender.closeSync();
    }
    this.#record(table, columns, rowCount);
  }

  #record(table: Table, columns: Readonly<Record<string, ColumnData>>, rowCount: number): void {
    const progress = this.progress.get(table) ?? { rows: 0, columns: new Set<string>() };
    progress.rows += rowCount;
    for (const name of Object.keys(columns)) progress.columns.add(name);
    this.progress.set(table, progress);
  }
}

function checkShape(
  label: string,
  table: Table,
  columns: Readonly<Record<string, ColumnData>>,
  rowCount: number,
): void {
  const known = new Set(table.columns.map((column) => column.name));
  for (const [name, data] of Object.entries(columns)) {
    if (!known.has(name)) throw new Error(`${label} has no column ${name}.`);
    const length = columnLength(data);
    if (length !== undefined && length !== rowCount) {
      throw new Error(`${label}.${name} holds ${length} values for ${rowCount} rows.`);
    }
  }
}

function makeChunk(
  label: string,
  table: Table,
  types: readonly DuckDBType[],
  columns: Readonly<Record<string, ColumnData>>,
  from: number,
  rowCount: number,
): DuckDBDataChunk {
  const count = Math.min(VECTOR_ROWS, rowCount - from);
  const chunk = DuckDBDataChunk.create(types, count);
  table.columns.forEach((column, index) => {
    fillColumn(label, column, duckdb.data_chunk_get_vector(chunk.chunk, index), columns, from, count);
  });
  return chunk;
}

function fillColumn(
  label: string,
  column: Column,
  vector: duckdb.Vector,
  columns: Readonly<Record<string, ColumnData>>,
  from: number,
  count: number,
): void {
  try {
    fillVector(vector, column.value, columns[column.name], from, count);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Error(`${label}.${column.name}, ${error.message}`, { cause: error });
    throw error;
  }
}

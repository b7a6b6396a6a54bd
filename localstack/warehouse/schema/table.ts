/** Tables as data: name, columns in the table's own order, primary key. */
import { duckdbType, type SqlServerType, type ValueKind, valueKind } from './sql-type.ts';

/** A column's type; a trailing `?` marks a column that may be NULL in Microsoft's schema. */
export type ColumnSpec = SqlServerType | `${SqlServerType}?`;

export interface Column {
  readonly name: string;
  readonly type: SqlServerType;
  /** Whether Microsoft's schema lets it be NULL. */
  readonly nullable: boolean;
  readonly value: ValueKind;
}

export interface Table {
  readonly schema: string;
  readonly name: string;
  /** In the table's own order, which headerless files follow. */
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
}

/**
 * Declares a table. The order of `columns` is the table's own.
 * @throws Error when the key names a column that the table does not have
 */
export function defineTable(
  schema: string,
  name: string,
  primaryKey: readonly string[],
  columns: Readonly<Record<string, ColumnSpec>>,
): Table {
  const missing = primaryKey.find((key) => columns[key] === undefined);
  if (missing !== undefined) throw new Error(`${schema}.${name} has no column ${missing} for its key.`);
  return { schema, name, primaryKey, columns: Object.entries(columns).map(defineColumn) };
}

function defineColumn([name, spec]: [string, ColumnSpec]): Column {
  const nullable = spec.endsWith('?');
  // The `?` is the only suffix that ColumnSpec adds to a type.
  const type = (nullable ? spec.slice(0, -1) : spec) as SqlServerType;
  return { name, type, nullable, value: valueKind(type) };
}

/** `Fact.Stock Holding`: how messages and metadata name a table. */
export function tableLabel(table: Pick<Table, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`;
}

/** An identifier in the double quotes that both engines read. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"Fact"."Stock Holding"`, for statements. */
export function qualifiedName(table: Pick<Table, 'schema' | 'name'>): string {
  return `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
}

/**
 * The statement that creates the table in DuckDB. It declares neither keys nor NOT NULL: a column that a
 * source did not give is NULL throughout, and planted defects must be loadable.
 */
export function duckdbCreateTable(table: Table): string {
  const columns = table.columns.map((column) => `${quoteIdentifier(column.name)} ${duckdbType(column.type)}`);
  return `CREATE TABLE ${qualifiedName(table)} (${columns.join(', ')})`;
}

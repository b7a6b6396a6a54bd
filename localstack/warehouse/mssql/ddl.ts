/** Statements that make the warehouses' tables in SQL Server. */
import type { Column, Table } from '../schema/table.ts';
import type { ColumnFacts, TableFacts } from './source.ts';

/** `[Fact].[Stock Holding]`; a suffix makes the name of a staging table beside it. */
export function bracketed(table: Pick<Table, 'schema' | 'name'>, suffix = ''): string {
  return `${bracket(table.schema)}.${bracket(table.name + suffix)}`;
}

export function bracket(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/**
 * The table as Microsoft declares it, as far as the rows allow: NOT NULL where no row is NULL, the primary key
 * where it holds (planted defects and partial imports break both), text columns wide enough for their longest
 * text. Image and map columns are varbinary(max), always NULL.
 */
export function createTableStatement(facts: TableFacts): string {
  const columns = facts.columns.map(
    (entry) =>
      `${bracket(entry.column.name)} ${declaredType(entry)} ${isNotNull(facts, entry) ? 'NOT NULL' : 'NULL'}`,
  );
  const key = facts.table.primaryKey.map(bracket).join(', ');
  const constraint = facts.keyHolds ? [`PRIMARY KEY (${key})`] : [];
  return `CREATE TABLE ${bracketed(facts.table)} (${[...columns, ...constraint].join(', ')})`;
}

function isNotNull(facts: TableFacts, { column, notNull }: ColumnFacts): boolean {
  const inKey = facts.keyHolds && facts.table.primaryKey.includes(column.name);
  return inKey || (!column.nullable && notNull === facts.rows);
}

function declaredType({ column, maxLength }: ColumnFacts): string {
  const { value, type } = column;
  if (value.kind === 'absent') return 'varbinary(max)';
  if (value.kind !== 'text' || maxLength <= value.length) return type;
  return type.replace(/\(\d+\)/, `(${maxLength})`);
}

export const STAGING_SUFFIX = '__otel_bi_load';

/**
 * The table that the driver's bulk load fills. Decimals are decimal(38, s) there, the one form that every
 * T-SQL server reads back as it was sent; the driver's own money goes through a rounded double and lost 67
 * cents in 29 million.
 */
export function createStagingStatement(facts: TableFacts, columns: readonly Column[]): string {
  const fields = facts.columns
    .filter((entry) => columns.includes(entry.column))
    .map((entry) => `${bracket(entry.column.name)} ${stagingType(entry)} NULL`);
  return `CREATE TABLE ${bracketed(facts.table, STAGING_SUFFIX)} (${fields.join(', ')})`;
}

function stagingType(entry: ColumnFacts): string {
  const { value } = entry.column;
  return value.kind === 'decimal' ? `decimal(38,${value.scale})` : declaredType(entry);
}

/** The last instant of datetime2(7), which ends the current version of a dimension row. */
const END_OF_TIME = '9999-12-31 23:59:59.9999999';

/**
 * Moves staged rows to their table. The last instant is written here, from text: the driver's milliseconds
 * end at .999, and its finer digits are rounded up into the year 10000 by servers that count microseconds.
 */
export function moveStatement(table: Table, columns: readonly Column[]): string {
  const names = columns.map((column) => bracket(column.name));
  const values = columns.map((column) => {
    const name = bracket(column.name);
    if (column.type !== 'datetime2(7)') return name;
    return `CASE WHEN ${name} >= '9999-12-31 23:59:59.999' THEN CAST('${END_OF_TIME}' AS datetime2(7)) ELSE ${name} END`;
  });
  return `INSERT INTO ${bracketed(table)} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${bracketed(table, STAGING_SUFFIX)}`;
}

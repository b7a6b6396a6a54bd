/** What is there at all: rows of each table and values in each column that a check needs. */
import { defineQuery, type RunOptions, type Warehouse, type WarehouseDomain } from '../warehouse/port.ts';
import { type Said, say } from '../words/say.ts';
import type { CheckHead, ColumnName } from './check.ts';
import { quoted } from './define.ts';

export interface Profile {
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
  /** Why these columns tell nothing, or null when each holds a value. */
  missing(columns: readonly ColumnName[]): Said | null;
}

type ProfileQuery = ReturnType<typeof queryOf>;

/** The question for all tables of the checks, in one trip. */
export interface ProfileQuestion {
  readonly query: ProfileQuery;
  /** Columns by table, in the order in which the answer counts them. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** The profile that a set of checks needs. */
export function profileQuestion(domain: WarehouseDomain, checks: readonly CheckHead[]): ProfileQuestion {
  const columns = new Map<string, string[]>();
  for (const { table, column } of checks.flatMap(({ needs }) => needs)) {
    const known = columns.get(table) ?? [];
    if (!known.includes(column)) columns.set(table, [...known, column]);
  }
  return { query: queryOf(domain, columns), columns };
}

function queryOf(domain: WarehouseDomain, columns: ReadonlyMap<string, readonly string[]>) {
  return defineQuery({
    name: `${domain}.quality.profile`,
    domain,
    summary: 'One table: its rows, and how many values each column has that a data-quality check needs.',
    text: [...columns].map(([table, names]) => profileSql(table, names)).join('\nUNION ALL\n'),
    parameters: {},
    columns: { table: 'text', rows: 'int', filled: 'text' },
  });
}

/** The part of the query that looks at one table. */
export function profileSql(table: string, columns: readonly string[]): string {
  const counts = columns.map((column) => `, ' ', COUNT(f."${column}")`).join('');
  const filled = columns.length === 0 ? "'values'" : `CONCAT('values'${counts})`;
  return `SELECT '${table}' AS "table", COUNT(*) AS "rows", ${filled} AS "filled"
FROM ${quoted(table)} AS f`;
}

/** Asks the question. @throws AppError as `Warehouse.run` does */
export async function readProfile(
  warehouse: Warehouse,
  { query, columns }: ProfileQuestion,
  options: RunOptions,
): Promise<Profile> {
  const answer = await warehouse.run(query, {}, options);
  const counted = new Map(answer.map((row) => [row.table, row.rows]));
  const rows = new Map([...columns.keys()].map((table) => [table, counted.get(table) ?? 0]));
  const filled = new Map<string, number>();
  for (const row of answer) {
    const counts = row.filled.split(' ').slice(1).map(Number);
    columns.get(row.table)?.forEach((column, index) => {
      filled.set(`${row.table}.${column}`, counts[index] ?? 0);
    });
  }
  return { rows, missing: (names) => missingOf(names, rows, filled) };
}

function missingOf(
  names: readonly ColumnName[],
  rows: ReadonlyMap<string, number>,
  filled: ReadonlyMap<string, number>,
): Said | null {
  const table = names.find((name) => (rows.get(name.table) ?? 0) === 0)?.table;
  if (table !== undefined) return say('quality_no_rows', { table });
  const name = names.find((each) => (filled.get(`${each.table}.${each.column}`) ?? 0) === 0);
  return name ? say('quality_no_values', { table: name.table, column: name.column }) : null;
}

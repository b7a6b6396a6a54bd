/** How the state of a warehouse's data is asked for: one row a table, in one trip. */
import { moneySum } from './sums.ts';

/** A table that analyses read; expressions are over its rows, null where it has no such thing. */
export interface CountedTable {
  /** As in `Fact.Sale`. */
  readonly table: string;
  readonly newest: string | null;
  readonly lastKey: string;
  /** What its rows add up to. */
  readonly total: string | null;
}

/** @param dateType SQL type of `newest`, for tables that have no date */
export function countSql(tables: readonly CountedTable[], dateType: 'int' | 'date'): string {
  return tables.map((table) => countOne(table, dateType)).join('\nUNION ALL\n');
}

function countOne({ table, newest, lastKey, total }: CountedTable, dateType: string): string {
  const name = table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  return `SELECT '${table}' AS "table", COUNT(*) AS "rows",
  ${newest === null ? `CAST(NULL AS ${dateType})` : `MAX(${newest})`} AS "newest",
  MAX(${lastKey}) AS "last_key", ${total === null ? 'CAST(NULL AS varchar(50))' : moneySum(total)} AS "total"
FROM ${name}`;
}

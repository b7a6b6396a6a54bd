/** Proves after a load that SQL Server holds what the DuckDB file holds. */
import type sql from 'mssql';
import { bracket, bracketed } from './ddl.ts';
import type { ColumnFacts, TableFacts } from './source.ts';
import { run } from './target.ts';

/** One figure that differs. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Compares the row count, the count of values in every column, and the exact sum of every column of whole
 * numbers or decimals.
 */
export async function compareTable(pool: sql.ConnectionPool, facts: TableFacts): Promise<Difference[]> {
  const compared = facts.columns.filter((entry) => entry.column.value.kind !== 'absent');
  const figures = [
    { what: 'rows', expected: String(facts.rows), sql: 'CAST(COUNT_BIG(*) AS varchar(60))' },
    ...compared.flatMap(columnFigures),
  ];
  const fields = figures.map((figure, index) => `${figure.sql} AS f${index}`);
  const [row] = await run(pool, `SELECT ${fields.join(', ')} FROM ${bracketed(facts.table)}`);
  return figures.flatMap(({ what, expected }, index) => {
    const actual = String(row?.[index]);
    return actual === expected ? [] : [{ what, expected, actual }];
  });
}

function columnFigures({ column, notNull, sum }: ColumnFacts) {
  const name = bracket(column.name);
  const count = {
    what: `values of ${column.name}`,
    expected: String(notNull),
    sql: `CAST(COUNT_BIG(${name}) AS varchar(60))`,
  };
  if (sum === undefined) return [count];
  const scale = column.value.kind === 'decimal' ? column.value.scale : 0;
  return [
    count,
    {
      what: `sum of ${column.name}`,
      expected: sum,
      sql: `CAST(CAST(SUM(CAST(${name} AS decimal(38,${scale}))) AS decimal(38,${scale})) AS varchar(60))`,
    },
  ];
}

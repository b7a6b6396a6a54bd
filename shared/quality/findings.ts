/** One query for all row checks of a table: for each check how many rows it finds, and the keys of some. */
import { defineQuery } from '../warehouse/port.ts';
import type { CheckedTable, Findings, RowCheck } from './check.ts';

/** The row checks of one table and the query that answers all of them in one trip. */
export interface CheckGroup {
  readonly query: ReturnType<typeof findingsQuery>;
  readonly checks: readonly RowCheck[];
}

/** Groups checks by their table, in the order in which tables and checks first come. */
export function groupChecks(checks: readonly RowCheck[]): CheckGroup[] {
  const tables = [...new Set(checks.map(({ source }) => source))];
  return tables.map((table) => {
    const own = checks.filter(({ source }) => source === table);
    return { query: findingsQuery(table, own), checks: own };
  });
}

function findingsQuery(table: CheckedTable, checks: readonly RowCheck[]) {
  return defineQuery({
    name: `${table.domain}.quality.${table.slug}`,
    domain: table.domain,
    summary: `One row of ${table.name} that a data-quality check objects to, with the number of all of that check.`,
    text: checks.map(findingsSql).join('\nUNION ALL\n'),
    parameters: { sample: 'int' },
    columns: { check: 'text', key: 'text', label: 'text', failures: 'int' },
  });
}

/** The part of its table's query that answers one check. */
export function findingsSql({ source: { key, label, order }, name, from, where }: RowCheck): string {
  return `SELECT '${name}' AS "check", r."key", r."label", r."failures"
FROM (
  SELECT ${key} AS "key", ${label ? `COALESCE(${label}, '')` : "''"} AS "label", COUNT(*) OVER () AS "failures",
    ROW_NUMBER() OVER (ORDER BY ${order}) AS "place"
  FROM ${from}
  WHERE ${where}
) AS r WHERE r."place" <= @sample`;
}

interface FindingRow {
  readonly check: string;
  readonly key: string;
  /** Empty where the row has no name. */
  readonly label: string;
  readonly failures: number;
}

/** What the rows of a group's query say of one of its checks. */
export function findingsOf(check: RowCheck, rows: readonly FindingRow[]): Findings {
  const own = rows
    .filter((row) => row.check === check.name)
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const names = own.map(({ label }) => (label === '' ? null : label));
  return {
    failures: own[0]?.failures ?? 0,
    sample: own.map(({ key }) => key),
    ...(names.some((name) => name !== null) ? { names } : {}),
    notes: [],
  };
}

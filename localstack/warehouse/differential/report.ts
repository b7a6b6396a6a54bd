/** `npm run warehouse -- compare`: a Markdown table of every query on both engines. */
import { join } from 'node:path';
import { parseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import { openWarehouse } from '@otel-bi/shared/warehouse/open.ts';
import type { WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { allExamples } from './queries.ts';
import { type ComparedQuery, compareQuery } from './run.ts';

export interface CompareTarget {
  readonly domain: WarehouseDomain;
  readonly dsn: string;
  readonly dsnName: string;
}

function line({ query, examples, rows, leftMs, rightMs, differences }: ComparedQuery): string {
  const cells = [
    `\`${query.name}\``,
    examples,
    rows,
    leftMs.toFixed(1),
    rightMs.toFixed(1),
    differences.length,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Prints the table and each difference; answers how many there are. */
export async function compareEngines(
  targets: readonly CompareTarget[],
  dataDir: string,
  print: (line: string) => void,
): Promise<number> {
  print('| query | examples | rows | DuckDB ms | T-SQL ms | differences |');
  print('|---|---:|---:|---:|---:|---:|');
  let total = 0;
  for (const { domain, dsn, dsnName } of targets) {
    // A login that fills databases may be the only one there is; this command only reads.
    const options = { allowWritableLogin: true };
    const duckdb = await openWarehouse(
      domain,
      parseDsn(`duckdb:${join(dataDir, 'warehouses', `${domain}.duckdb`)}`, '--dir'),
    );
    const mssql = await openWarehouse(domain, parseDsn(dsn, dsnName), options);
    try {
      for (const each of allExamples.filter(({ query }) => query.domain === domain)) {
        const compared = await compareQuery(each, duckdb, mssql);
        print(line(compared));
        for (const difference of compared.differences) print(JSON.stringify(difference));
        total += compared.differences.length;
      }
    } finally {
      await Promise.all([duckdb.close(), mssql.close()]);
    }
  }
  return total;
}

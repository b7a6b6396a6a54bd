/**
 * The same rows from both engines, for every query. Needs two SQL Server databases filled by
 * `npm run warehouse -- load-mssql`, and the data directory they were filled from.
 */
import { join } from 'node:path';
import { parseDsn } from '@otel-bi/shared/warehouse/dsn.ts';
import { openWarehouse } from '@otel-bi/shared/warehouse/open.ts';
import type { Warehouse, WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { compareRows } from './compare.ts';
import { allExamples } from './queries.ts';
import { compareQuery } from './run.ts';

const directory = process.env.TEST_WAREHOUSE_DIR;
const variables = { aw: 'TEST_AW_MSSQL_DSN', wwi: 'TEST_WWI_MSSQL_DSN' } as const;

for (const domain of ['aw', 'wwi'] as const) {
  const dsn = process.env[variables[domain]];
  const needs = `needs ${variables[domain]} and TEST_WAREHOUSE_DIR, the data directory it was loaded from`;
  describe.skipIf(!dsn || !directory)(`queries of ${domain} on DuckDB and T-SQL (${needs})`, () => {
    const open = (text: string) =>
      openWarehouse(domain, parseDsn(text, variables[domain]), { allowWritableLogin: true });
    const engines: Promise<[Warehouse, Warehouse]> = dsn
      ? Promise.all([open(`duckdb:${join(directory ?? '', 'warehouses', `${domain}.duckdb`)}`), open(dsn)])
      : Promise.reject(new Error(needs));
    engines.catch(() => undefined);
    afterAll(async () => Promise.all((await engines).map((engine) => engine.close())));

    it.each(examplesOf(domain))(
      '$query.name answers the same rows',
      async (each) => {
        const [duckdb, mssql] = await engines;
        const { differences } = await compareQuery(each, duckdb, mssql);
        expect(differences).toEqual([]);
      },
      300_000,
    );
  });
}

function examplesOf(domain: WarehouseDomain) {
  return allExamples.filter(({ query }) => query.domain === domain);
}

describe('compareRows', () => {
  const query = {
    name: 'x',
    domain: 'aw',
    summary: '',
    text: 'SELECT a, b FROM t',
    parameters: {},
    columns: { a: 'int', b: 'double' },
  } as const;

  it('forgives the order of an unordered query and the last bits of a double, nothing else', () => {
    const rows = [
      { a: 1, b: 0.1 },
      { a: 2, b: 0.2 },
    ];
    expect(
      compareRows(query, rows, [
        { a: 2, b: 0.2 + 1e-15 },
        { a: 1, b: 0.1 },
      ]),
    ).toEqual([]);
    expect(
      compareRows(query, rows, [
        { a: 1, b: 0.1 },
        { a: 2, b: 0.20001 },
      ]),
    ).toHaveLength(1);
    expect(compareRows(query, rows, [{ a: 1, b: 0.1 }])).toEqual([
      { row: -1, column: 'row count', left: 2, right: 1 },
    ]);
    const ordered = { ...query, text: 'SELECT a, b FROM t ORDER BY a' };
    expect(compareRows(ordered, rows, [...rows].reverse())).toHaveLength(4);
  });
});

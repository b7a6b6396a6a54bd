import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWarehouseFile, END_OF_TIME } from '../load/index.ts';
import { loadSqlServer } from './index.ts';
import { connect, run, sqlServerDsn } from './target.ts';

/** A scratch database: its warehouse tables are dropped and filled again. */
const dsn = process.env.TEST_LOAD_MSSQL_DSN ?? '';
const skipped = dsn === '' ? ' (skipped: TEST_LOAD_MSSQL_DSN names no scratch database)' : '';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otel-bi-mssql-'));
});
afterAll(() => rm(dir, { recursive: true }));

const copy = (domain: 'aw' | 'wwi', replace = true) =>
  loadSqlServer({ domain, dsn, dsnName: '--dsn', dir, replace });

describe('the copy to SQL Server', () => {
  it('is refused for a DSN of another engine and for a missing file', async () => {
    await expect(
      loadSqlServer({ domain: 'aw', dsn: 'duckdb:/x', dsnName: '--dsn-aw', dir, replace: false }),
    ).rejects.toMatchObject({ code: 'configuration_invalid' });
    const unreachable = 'sqlserver://u:p@127.0.0.1:1?database=d&encrypt=disable';
    await expect(
      loadSqlServer({ domain: 'aw', dsn: unreachable, dsnName: '--dsn-aw', dir, replace: false }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe.skipIf(skipped !== '')(`the copy to a scratch SQL Server${skipped}`, () => {
  const rows = 25_000; // more than one batch
  const cents = Float64Array.from({ length: rows }, (_, row) => row * 1_234_567 - 999);

  beforeAll(async () => {
    await createWarehouseFile(join(dir, 'warehouses', 'wwi.duckdb'), 'wwi', async (writer) => {
      writer.describe({ source: 'generated' });
      await writer.append(
        'Fact.Sale',
        {
          'Sale Key': Float64Array.from({ length: rows }, (_, row) => row * 1e9),
          'Invoice Date Key': Int32Array.from({ length: rows }, (_, row) => row % 1000),
          Description: Array.from({ length: rows }, (_, row) => `Žluť ${row}`),
          Quantity: Int32Array.from({ length: rows }, (_, row) => -row),
          Profit: cents,
        },
        rows,
      );
      await writer.append(
        'Dimension.Employee',
        {
          'Employee Key': Int32Array.of(0, 1),
          'Is Salesperson': Int32Array.of(0, 1),
          'Valid From': Float64Array.of(1000, 2000),
          'Valid To': Float64Array.of(END_OF_TIME, END_OF_TIME),
        },
        2,
      );
    });
    await createWarehouseFile(join(dir, 'warehouses', 'aw.duckdb'), 'aw', async (writer) => {
      writer.describe({ source: 'generated' });
      const key = Int32Array.from({ length: rows }, (_, row) => row);
      const data = {
        SalesQuotaKey: key,
        SalesAmountQuota: cents,
        Date: Float64Array.from(key, (row) => row * 86_400_000),
      };
      await writer.append('dbo.FactSalesQuota', data, rows);
    });
  });

  it('brings every row and every cent, and says what the rows did not allow', async () => {
    const copied = await copy('wwi');
    const sale = copied.find((table) => table.table === 'Fact.Sale');
    const total = cents.reduce((sum, value) => sum + BigInt(value), 0n).toString();
    expect(sale).toMatchObject({ rows, sums: { Profit: `${total.slice(0, -2)}.${total.slice(-2)}` } });
    expect(sale?.relaxed).toContain('City Key may be NULL');
    const pool = await connect(sqlServerDsn(dsn, 'dsn'));
    const text = `SELECT MIN([Sale Key]), MAX([Sale Key]), MIN([Description]), SUM([Quantity]) FROM [Fact].[Sale]`;
    expect(await run(pool, text)).toEqual([
      ['0', String((rows - 1) * 1e9), 'Žluť 0', -(rows * (rows - 1)) / 2],
    ]);
    const current = `SELECT COUNT(*) FROM [Dimension].[Employee] WHERE [Valid To] = '9999-12-31 23:59:59.9999999' AND [Is Salesperson] = 1`;
    expect(await run(pool, current)).toEqual([[1]]);
    await pool.close();
  });

  it('carries money exactly and refuses to fill tables that hold rows', async () => {
    const copied = await copy('aw');
    const total = cents.reduce((sum, value) => sum + BigInt(value), 0n).toString();
    expect(copied.at(-1)).toMatchObject({
      sums: { SalesAmountQuota: `${total.slice(0, -4)}.${total.slice(-4)}` },
    });
    await expect(copy('aw', false)).rejects.toMatchObject({
      code: 'conflict',
      message: `dbo.FactSalesQuota already holds ${rows} rows; --replace fills it again.`,
    });
  });
});

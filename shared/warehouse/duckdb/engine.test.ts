import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, engineSuite } from '../engine.suite.ts';
import { defineQuery } from '../port.ts';
import { openDuckDb } from './engine.ts';
import { createPool } from './pool.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otel-bi-duckdb-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a warehouse whose table holds `rows` rows. */
async function build(name: string, rows: number): Promise<string> {
  const path = join(folder, name);
  await rm(path, { force: true });
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE t AS SELECT range::integer AS n FROM range(${rows})`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const countRows = defineQuery({
  name: 'test.count',
  domain: 'aw',
  summary: 'One row with the number of rows.',
  text: 'SELECT COUNT(*) AS "n" FROM t',
  parameters: {},
  columns: { n: 'int' },
});

describe('DuckDB engine', () => {
  engineSuite({
    open: async () =>
      openDuckDb('aw', { engine: 'duckdb', path: await build('suite.duckdb', 1), threads: 2 }),
    interruptible: true,
  });
});

describe('DuckDB file', () => {
  test('is seen anew when it is replaced, while running statements end on the old one', async () => {
    const path = await build('swapped.duckdb', 3);
    const pool = createPool(path, 4, {});
    const { signal } = new AbortController();
    const count = async (connection: DuckDBConnection) =>
      (await (await connection.run('SELECT COUNT(*)::INTEGER FROM t')).getRows())[0]?.[0];
    const { promise: replaced, resolve } = Promise.withResolvers<void>();
    const old = pool.use(signal, async (connection) => {
      const before = await count(connection);
      await replaced;
      return [before, await count(connection)];
    });
    await pool.use(signal, async () => undefined);
    await rename(await build('next.duckdb', 7), path);
    const fresh = await Promise.all([1, 2, 3].map(() => pool.use(signal, count)));
    resolve();
    expect(fresh).toEqual([7, 7, 7]);
    expect(await old).toEqual([3, 3]);
    pool.close();
  });

  test('that is missing, broken or closed makes the warehouse unavailable', async () => {
    const missing = openDuckDb('aw', { engine: 'duckdb', path: join(folder, 'none.duckdb') });
    expect(await codeOf(missing.ping())).toBe('warehouse_unavailable');
    const broken = openDuckDb('aw', { engine: 'duckdb', path: folder });
    expect(await codeOf(broken.ping())).toBe('warehouse_unavailable');
    const closed = openDuckDb('aw', { engine: 'duckdb', path: await build('closed.duckdb', 1) });
    await closed.ping();
    await closed.close();
    expect(await codeOf(closed.ping())).toBe('warehouse_unavailable');
  });

  test('of another schema is told by the table or column that is missing', async () => {
    const warehouse = openDuckDb('aw', { engine: 'duckdb', path: await build('other.duckdb', 1) });
    const told = async (text: string) => {
      const failing = warehouse.run({ ...countRows, name: `test.${text.length}`, text }, {});
      const error: unknown = await failing.catch((reason: unknown) => reason);
      return error instanceof AppError ? `${error.code}: ${error.message}` : error;
    };
    const start = 'warehouse_schema_mismatch: The warehouse is not of the expected schema: there is no';
    expect(await told('SELECT COUNT(*) AS "n" FROM "nowhere"."None" AS f')).toBe(`${start} table None.`);
    expect(await told('SELECT COUNT(*) AS "n" FROM "None" AS f')).toBe(`${start} table None.`);
    expect(await told('SELECT COUNT(f."gone") AS "n" FROM "main"."t" AS f')).toBe(
      `${start} column gone in main.t.`,
    );
    expect(await told('SELECT COUNT("gone") AS "n" FROM t')).toBe(`${start} column gone.`);
    const other = 'SELECT SUM(CAST(f."n" AS varchar(9))) AS "n" FROM t AS f';
    expect(await told(other)).toContain('a column has another type than the query expects');
    await warehouse.close();
  });

  test('that appears later is found without a restart', async () => {
    const path = join(folder, 'later.duckdb');
    const warehouse = openDuckDb('aw', { engine: 'duckdb', path });
    expect(await codeOf(warehouse.ping())).toBe('warehouse_unavailable');
    await build('later.duckdb', 2);
    expect(await warehouse.run(countRows, {})).toEqual([{ n: 2 }]);
    await warehouse.close();
  });
});

describe('DuckDB connection', () => {
  test.each([
    ['reads no file', "SELECT * FROM read_csv('/etc/hosts')"],
    ['attaches no database', "ATTACH 'other.duckdb'"],
    ['writes no table', 'CREATE TABLE u AS SELECT 1'],
    ['changes no row', 'DELETE FROM t'],
    ['writes no file', "COPY t TO 'out.csv'"],
    ['installs nothing', 'INSTALL httpfs'],
    ['changes no setting', 'SET enable_external_access = true'],
  ])('%s, even without the guard', async (_case, sql) => {
    const pool = createPool(await build('locked.duckdb', 1), 1, {});
    const work = pool.use(new AbortController().signal, (connection) => connection.run(sql));
    await expect(work).rejects.toThrow(/Permission Error|read-only mode|locked|disabled/);
    pool.close();
  });
});

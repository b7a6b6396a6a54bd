import { AppError, type ErrorCode } from '@otel-bi/shared/contract/errors.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineQuery, type Query, type Warehouse } from './port.ts';

/** The code of the AppError a promise rejects with; fails the test when it resolves. */
export async function codeOf(promise: Promise<unknown>): Promise<ErrorCode> {
  const error = await promise.then(
    () => expect.unreachable('expected a rejection'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error;
  return error.code;
}

/** Rows with one column "n": 1 to `last`. */
function oneTo(last: number): string {
  return Array.from({ length: last }, (_v, index) => `SELECT ${index + 1} AS "n"`).join(' UNION ALL ');
}

const base = { domain: 'aw', summary: 'For the engine suite.' } as const;

const everyType = defineQuery({
  ...base,
  name: 'suite.types',
  text: `SELECT
    COUNT(*) AS "rows",
    SUM(CAST(v."i" AS bigint)) AS "whole",
    CAST(SUM(v."m") AS decimal(38,4)) AS "amount",
    CAST(NULL AS decimal(19,4)) AS "none",
    AVG(CAST(v."i" AS double precision)) AS "mean",
    CAST('2013-11-29' AS date) AS "day",
    CAST('2013-11-29 10:20:30' AS datetime) AS "moment",
    MAX(v."t") AS "text",
    MAX(CASE WHEN v."i" = 2 THEN 1 ELSE 0 END) AS "flag"
  FROM (
    SELECT 1 AS "i", CAST(29358677.2207 AS decimal(19,4)) AS "m", N'Ωab  ' AS "t"
    UNION ALL SELECT 2, 0.0001, N'aa'
  ) AS v`,
  parameters: {},
  columns: {
    rows: 'int',
    whole: 'int',
    amount: 'money',
    none: 'money?',
    mean: 'double',
    day: 'date',
    moment: 'instant',
    text: 'text',
    flag: 'bool',
  },
});

const echo = defineQuery({
  ...base,
  name: 'suite.echo',
  text: `SELECT CAST(@i AS int) AS "i", CAST(@b AS bigint) AS "b", CAST(@d AS double precision) AS "d",
    CAST(@day AS date) AS "day", CAST(@t AS nvarchar(100)) AS "t"`,
  parameters: { i: 'int', b: 'bigint', d: 'double', day: 'date', t: 'text' },
  columns: { i: 'int?', b: 'int?', d: 'double?', day: 'date?', t: 'text?' },
});

const paged = defineQuery({
  ...base,
  name: 'suite.paged',
  text: `WITH numbers AS (SELECT v."n" FROM (${oneTo(5)}) AS v)
    SELECT numbers."n" FROM numbers WHERE (@least IS NULL OR numbers."n" >= @least)
    ORDER BY numbers."n" DESC OFFSET 0 ROWS FETCH NEXT @size ROWS ONLY`,
  parameters: { least: 'int', size: 'int' },
  columns: { n: 'int' },
});

/** Some 10^15 rows of work, so that only an interruption ends it. */
const endless = defineQuery({
  ...base,
  name: 'suite.endless',
  text: `WITH d AS (${oneTo(10)}),
    k AS (SELECT a."n" FROM d AS a CROSS JOIN d AS b CROSS JOIN d AS c CROSS JOIN d AS e CROSS JOIN d AS f)
    SELECT COUNT(DISTINCT CAST(x."n" + y."n" * z."n" AS bigint)) AS "n"
    FROM k AS x CROSS JOIN k AS y CROSS JOIN k AS z`,
  parameters: {},
  columns: { n: 'int' },
});

function variant(query: Partial<Query>): Query {
  return {
    ...base,
    name: 'suite.variant',
    text: 'SELECT 1 AS "n"',
    parameters: {},
    columns: { n: 'int' },
    ...query,
  };
}

export interface SuiteOptions {
  readonly open: () => Promise<Warehouse>;
  /** Whether the server stops a running statement on request; Babelfish does not. */
  readonly interruptible: boolean;
}

/** What every engine must do, whatever its warehouse holds: all data of these tests stands in the queries. */
export function engineSuite({ open, interruptible }: SuiteOptions): void {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await open();
  });
  afterAll(() => warehouse.close());

  test('normalises a value of every type', async () => {
    expect(await warehouse.run(everyType, {})).toEqual([
      {
        rows: 2,
        whole: 3,
        amount: '29358677.2208',
        none: null,
        mean: 1.5,
        day: '2013-11-29',
        moment: '2013-11-29T10:20:30.000Z',
        text: 'Ωab',
        flag: true,
      },
    ]);
  });

  test.each([
    ['0', '0.0000'],
    ['0.0001', '0.0001'],
    ['-0.5', '-0.5000'],
    ['29358677.2207', '29358677.2207'],
    ['-80450596.9801', '-80450596.9801'],
    ['99999999999.9999', '99999999999.9999'],
  ])('keeps %s exact as money', async (literal, text) => {
    const query = variant({
      text: `SELECT CAST(${literal} AS decimal(38,4)) AS "n"`,
      columns: { n: 'money' },
    });
    expect(await warehouse.run(query, {})).toEqual([{ n: text }]);
  });

  test('gives back parameters of every type unharmed', async () => {
    const values = {
      i: -2147483648,
      b: 9007199254740991,
      d: 0.1,
      day: '2000-02-29',
      t: "ü'; DROP TABLE x --",
    };
    expect(await warehouse.run(echo, values)).toEqual([values]);
    const early = { i: 0, b: '-42', d: -1.5e300, day: '0001-01-01', t: '' };
    expect(await warehouse.run(echo, early)).toEqual([{ ...early, b: -42 }]);
  });

  test('takes null for every type', async () => {
    const nothing = { i: null, b: null, d: null, day: null, t: null };
    expect(await warehouse.run(echo, nothing)).toEqual([nothing]);
  });

  test('pages, orders and filters by parameters used more than once', async () => {
    expect(await warehouse.run(paged, { least: null, size: 2 })).toEqual([{ n: 5 }, { n: 4 }]);
    expect(await warehouse.run(paged, { least: 5, size: 9 })).toEqual([{ n: 5 }]);
    expect(await warehouse.run(paged, { least: 6, size: 9 })).toEqual([]);
  });

  test('runs many statements at once', async () => {
    const sizes = Array.from({ length: 25 }, (_v, n) => (n % 5) + 1);
    const answers = await Promise.all(sizes.map((size) => warehouse.run(paged, { least: null, size })));
    expect(answers.map((rows) => rows.length)).toEqual(sizes);
  });

  test.each<[string, Partial<Query>, Record<string, number | string | null>]>([
    ['a statement that writes', { text: 'DELETE FROM t' }, {}],
    ['a second statement', { text: 'SELECT 1 AS "n"; DROP TABLE t' }, {}],
    ['an undeclared parameter', { text: 'SELECT @x AS "n"' }, {}],
    ['an unused parameter', { parameters: { x: 'int' } }, { x: 1 }],
    ['a missing value', { text: 'SELECT @x AS "n"', parameters: { x: 'int' } }, {}],
    ['a surplus value', {}, { x: 1 }],
    ['a value of another type', { text: 'SELECT @x AS "n"', parameters: { x: 'int' } }, { x: '1' }],
    ['a day that is none', { text: 'SELECT @x AS "n"', parameters: { x: 'date' } }, { x: '2013-02-29' }],
    ['a query of the other warehouse', { domain: 'wwi' }, {}],
  ])('rejects %s', async (_case, query, values) => {
    expect(await codeOf(warehouse.run(variant(query), values))).toBe('query_rejected');
  });

  test('tells a table that is not there', async () => {
    const failing = warehouse.run(variant({ text: 'SELECT n FROM nowhere_at_all' }), {});
    expect(await codeOf(failing)).toBe('warehouse_schema_mismatch');
  });

  test.each<[string, Partial<Query>]>([
    ['lacks a declared column', { columns: { n: 'int', m: 'int' } }],
    ['has an undeclared column', { text: 'SELECT 1 AS "n", 2 AS "m"' }],
    ['has a column twice', { text: 'SELECT 1 AS "n", 2 AS "n"' }],
    ['is NULL where it may not be', { text: 'SELECT CAST(NULL AS int) AS "n"' }],
    ['has another type', { columns: { n: 'date' } }],
    ['is no longer exact', { text: 'SELECT CAST(0.1 AS double precision) AS "n"', columns: { n: 'money' } }],
    ['does not fit 2^53', { text: 'SELECT CAST(9007199254740993 AS bigint) AS "n"' }],
    [
      'is a date with a time',
      { text: 'SELECT CAST(\'2013-01-01 01:00:00\' AS datetime) AS "n"', columns: { n: 'date' } },
    ],
  ])('refuses an answer that %s', async (_case, query) => {
    expect(await codeOf(warehouse.run(variant(query), {}))).toBe('internal');
  });

  test('answers a ping', async () => {
    await expect(warehouse.ping()).resolves.toBeUndefined();
  });

  test('does not start when already cancelled', async () => {
    expect(await codeOf(warehouse.ping({ signal: AbortSignal.abort() }))).toBe('request_cancelled');
  });

  test.runIf(interruptible)('gives up at the deadline and goes on working', async () => {
    expect(await codeOf(warehouse.run(endless, {}, { timeoutMs: 50 }))).toBe('warehouse_timeout');
    await expect(warehouse.ping()).resolves.toBeUndefined();
  });

  test.runIf(interruptible)('stops when cancelled and frees its place', async () => {
    const controller = new AbortController();
    const running = Array.from({ length: 12 }, () =>
      warehouse.run(endless, {}, { signal: controller.signal }),
    );
    setTimeout(() => controller.abort(), 50);
    const codes = await Promise.all(running.map(codeOf));
    expect(new Set(codes)).toEqual(new Set(['request_cancelled']));
    await expect(warehouse.ping()).resolves.toBeUndefined();
  });
}

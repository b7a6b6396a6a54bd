import { describe, expect, test } from 'vitest';
import { dialectRules, dialectViolations } from './dialect.ts';
import type { ColumnSpec, ParameterType } from './port.ts';

interface Surroundings {
  readonly columns?: Record<string, ColumnSpec>;
  readonly parameters?: Record<string, ParameterType>;
}

function broken(text: string, { columns = {}, parameters = {} }: Surroundings = {}): string[] {
  const query = { name: 'test', domain: 'aw', summary: '', text, parameters, columns } as const;
  return [...new Set(dialectViolations(query).map((violation) => violation.rule))];
}

/** For each rule: texts that break it and nothing else, and near misses that break none. */
const fixtures: Record<string, { bad: string[]; good: string[]; with?: Surroundings }> = {
  'row-limit': {
    bad: ['SELECT n FROM t LIMIT 5', 'SELECT TOP 5 n FROM t'],
    good: ['SELECT "Limit" FROM t ORDER BY n OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY'],
  },
  'boolean-literal': { bad: ['SELECT n FROM t WHERE b = TRUE'], good: ["SELECT 'true' FROM t WHERE b = 1"] },
  'pattern-match': {
    bad: ["SELECT n FROM t WHERE x LIKE 'a%'", "SELECT n FROM t WHERE x ILIKE 'a'"],
    good: ['SELECT n AS "like" FROM t'],
  },
  qualify: {
    bad: ['SELECT n FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY n) = 1'],
    good: ['SELECT n FROM (SELECT n, ROW_NUMBER() OVER (ORDER BY n) AS r FROM t) AS q WHERE r = 1'],
  },
  'natural-join': {
    bad: ['SELECT a.n FROM a NATURAL JOIN b'],
    good: ['SELECT a.n FROM a INNER JOIN b ON b.n = a.n'],
  },
  'special-join': {
    bad: ['SELECT a.n FROM a ASOF JOIN b ON b.n >= a.n', 'SELECT a.n FROM a SEMI JOIN b ON b.n = a.n'],
    good: ['SELECT a.n FROM a LEFT JOIN b ON b.n >= a.n'],
  },
  'nulls-order': {
    bad: ['SELECT n FROM t ORDER BY n NULLS LAST'],
    good: ['SELECT n FROM t ORDER BY n DESC'],
  },
  'window-frame': {
    bad: ['SELECT SUM(CAST(x AS bigint)) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t'],
    good: ['SELECT SUM(CAST(x AS bigint)) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t'],
  },
  interval: {
    bad: ["SELECT d - INTERVAL '1' DAY FROM t", "SELECT TIMESTAMP '2013-01-01 00:00:00' FROM t"],
    good: ['SELECT d AS "interval" FROM t'],
  },
  recursion: {
    bad: ['WITH RECURSIVE a AS (SELECT 1 AS n) SELECT n FROM a'],
    good: ['WITH recursive_a AS (SELECT 1 AS n) SELECT n FROM recursive_a'],
  },
  'concat-operator': { bad: ["SELECT a || 'x' FROM t"], good: ["SELECT CONCAT(a, '||') FROM t"] },
  'cast-operator': { bad: ['SELECT a::int FROM t'], good: ['SELECT CAST(a AS int) FROM t'] },
  modulo: { bad: ['SELECT a % 2 FROM t'], good: ['SELECT a * 2 FROM t'] },
  'bracketed-name': { bad: ['SELECT [a b] FROM t'], good: ['SELECT "a b" FROM t'] },
  'distinct-from': {
    bad: ['SELECT n FROM t WHERE a IS DISTINCT FROM b', 'SELECT n FROM t WHERE a IS NOT DISTINCT FROM b'],
    good: ['SELECT DISTINCT n FROM t WHERE a IS NOT NULL'],
  },
  'group-by-all': {
    bad: ['SELECT n FROM t GROUP BY ALL', 'SELECT n FROM t ORDER BY ALL'],
    good: ['SELECT n FROM t GROUP BY n UNION ALL SELECT 1'],
  },
  'group-by-position': {
    bad: ['SELECT n FROM t GROUP BY 1'],
    good: ['SELECT n FROM t GROUP BY n HAVING COUNT(*) > 1'],
  },
  'division-type': {
    bad: [
      'SELECT a / NULLIF(b, 0) FROM t',
      'SELECT a / 2 FROM t',
      'SELECT SUM(a) / NULLIF(COUNT(*), 0) FROM t',
    ],
    good: [
      'SELECT CAST(a AS double precision) / NULLIF(b, 0) FROM t',
      'SELECT a / NULLIF(CAST(b AS double precision), 0) FROM t',
      'SELECT (100 * SUM(CAST(a AS double precision))) / NULLIF(COUNT(*), 0) FROM t',
      "SELECT '1/2' FROM t -- a / b",
    ],
  },
  'division-by-zero': {
    bad: ['SELECT CAST(a AS double precision) / b FROM t', 'SELECT CAST(a AS double precision) / 0 FROM t'],
    good: ['SELECT CAST(a AS double precision) / NULLIF(b, 0), CAST(a AS double precision) / 100 FROM t'],
  },
  'average-type': {
    bad: ['SELECT AVG(a) FROM t'],
    good: ['SELECT AVG(CAST(a AS double precision)) FROM t', 'SELECT "avg" FROM t'],
  },
  'power-type': {
    bad: ['SELECT POWER(a, 2) FROM t'],
    good: ['SELECT POWER(CAST(a AS double precision), 2) FROM t'],
  },
  'integer-sum': {
    bad: [
      'SELECT SUM("Quantity") FROM t',
      'SELECT SUM(f."OrderQuantity") FROM t AS f',
      'SELECT SUM(OrderQuantity) FROM t',
    ],
    good: ['SELECT SUM(CAST("Quantity" AS bigint)), SUM("SalesAmount") FROM t'],
  },
  'cast-type': {
    bad: [
      'SELECT CAST(a AS float) FROM t',
      'SELECT CAST(a AS decimal) FROM t',
      "SELECT CAST('a' AS varchar) FROM t",
      'SELECT CAST(a AS bit) FROM t',
      'SELECT CAST(a AS money) FROM t',
      "SELECT CAST('2013-01-01' AS datetime) FROM t",
    ],
    good: [
      "SELECT CAST(a AS double precision), CAST(a AS DECIMAL(19, 4)), CAST('a' AS varchar(9)), CAST(a AS date) FROM t",
      'SELECT CAST(CASE WHEN a = 1 THEN CAST(b AS int) ELSE 0 END AS bigint) AS "n" FROM t',
    ],
  },
  'cast-to-integer': {
    bad: [
      'SELECT CAST(CAST(a AS double precision) AS int) FROM t',
      'SELECT CAST(2.7 AS bigint) FROM t',
      'SELECT CAST(CAST(a AS double precision) / 2 AS int) FROM t',
    ],
    good: [
      'SELECT CAST(FLOOR(CAST(a AS double precision)) AS int), CAST(a AS int) FROM t',
      'SELECT CAST(CAST(a AS double precision) / 2 AS decimal(9, 2)) FROM t',
    ],
  },
  'cast-to-text': {
    bad: [
      'SELECT CAST(a AS varchar(50)) FROM t',
      'SELECT CAST(CAST(a AS double precision) AS varchar(50)) FROM t',
    ],
    good: [
      'SELECT CAST(CAST(COALESCE(SUM(a), 0) AS decimal(38, 4)) AS varchar(50)) FROM t',
      "SELECT CAST('0' AS varchar(50)), CAST(@p AS nvarchar(50)), CAST(NULL AS varchar(5)) FROM t",
    ],
  },
  'string-plus': { bad: ["SELECT a + 'x' FROM t"], good: ["SELECT a + 1, '+' FROM t"] },
  'text-blank': {
    bad: [
      "SELECT n FROM t WHERE a = 'x '",
      "SELECT n FROM t WHERE a IN ('x', 'y ')",
      "SELECT n FROM t WHERE a <> ''",
    ],
    good: ["SELECT ' ' AS x FROM t WHERE a = 'x' AND b IN ('x y')"],
  },
  'text-inequality': {
    bad: ["SELECT n FROM t WHERE a < 'x'", "SELECT n FROM t WHERE a BETWEEN 'a' AND 'b'"],
    good: ["SELECT n FROM t WHERE a <> 'x' AND d < CAST('2013-01-01' AS date)"],
  },
  'text-parameter': {
    bad: ['SELECT n FROM t WHERE a = @p', 'SELECT n FROM t WHERE @p <> t."a"'],
    good: [
      "SELECT n FROM t WHERE (@p IS NULL OR LOWER(MAX(a)) = @p) AND @p = 'x'",
      'SELECT n FROM t WHERE a = @key AND @p = LOWER(t."a")',
    ],
    with: { parameters: { p: 'text', key: 'int' } },
  },
  'nullable-order': {
    bad: [
      'SELECT n FROM t ORDER BY m, "n" DESC',
      'SELECT n FROM t ORDER BY n OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY',
    ],
    good: [
      'SELECT n FROM t ORDER BY CASE WHEN t.n IS NULL THEN 1 ELSE 0 END, n',
      'SELECT n FROM t ORDER BY m',
      'SELECT n, ROW_NUMBER() OVER (ORDER BY n) AS m FROM t',
    ],
    with: { columns: { n: 'int?', m: 'int' } },
  },
  'text-order': {
    bad: ['SELECT name FROM t ORDER BY name'],
    good: [
      "SELECT 'day' AS name FROM t ORDER BY name",
      'SELECT name FROM t ORDER BY LOWER(name), id',
      'SELECT name FROM t ORDER BY id',
    ],
    with: { columns: { name: 'text', id: 'int' } },
  },
  'money-order': {
    bad: ['SELECT x AS revenue FROM t ORDER BY revenue DESC'],
    good: ['SELECT x AS revenue FROM t ORDER BY x DESC'],
    with: { columns: { revenue: 'money' } },
  },
  'inner-order': {
    bad: [
      'SELECT n FROM (SELECT n FROM t ORDER BY n) AS q',
      'WITH q AS (SELECT n FROM t ORDER BY n) SELECT n FROM q',
    ],
    good: [
      'SELECT n FROM (SELECT n FROM t ORDER BY n OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY) AS q',
      'SELECT n FROM (SELECT RANK() OVER (PARTITION BY m ORDER BY n) AS n FROM t) AS q ORDER BY n',
    ],
  },
  'offset-without-order': {
    bad: ['SELECT n FROM t OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY'],
    good: ['SELECT n FROM t ORDER BY n, (m) OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY'],
  },
};

test('every rule has fixtures and a reason', () => {
  expect(Object.keys(fixtures).sort()).toEqual(dialectRules.map((rule) => rule.id).sort());
  for (const rule of dialectRules) expect(rule.reason).toMatch(/\.$/);
});

describe.each(Object.entries(fixtures))('%s', (id, { bad, good, with: surroundings }) => {
  test.each(bad)('refuses %s', (text) => {
    expect(broken(text, surroundings)).toEqual([id]);
  });

  test.each(good)('accepts %s', (text) => {
    expect(broken(text, surroundings)).toEqual([]);
  });
});

describe('the guard refuses functions outside the common ground', () => {
  test.each([
    'STDEV(a)',
    'STDDEV(a)',
    'VAR(a)',
    'LOG(a)',
    'ROUND(a, 2)',
    'LEN(a)',
    'LENGTH(a)',
    'ISNULL(a, 0)',
    'IFNULL(a, 0)',
    'IIF(a = 1, 1, 0)',
    'GETDATE()',
    'now()',
    'DATEDIFF(day, a, b)',
    'DATE_TRUNC(a)',
    'YEAR(a)',
    'CONVERT(int, a)',
    'TRY_CAST(a AS int)',
    'STRING_AGG(a, 1)',
    'MEDIAN(a)',
    'COUNT(*) FILTER (WHERE a = 1)',
    'CAST(a AS float(53))',
    'n FROM t GROUP BY ROLLUP(n); --',
    'n FROM a JOIN b USING (n); --',
    'n FROM a CROSS APPLY (SELECT 1 AS m) AS b; --',
    'PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a)',
  ])('%s', (expression) => {
    expect(() => broken(`SELECT ${expression} FROM t`)).toThrow('outside the allow-list');
  });
});

test('a violation shows its rule, its reason and its place', () => {
  const query = {
    name: 'q',
    domain: 'wwi',
    summary: '',
    text: 'SELECT AVG(a) FROM t',
    parameters: {},
    columns: {},
  } as const;
  expect(dialectViolations(query)).toEqual([
    { rule: 'average-type', reason: expect.stringContaining('double precision'), near: 'AVG(a) FROM t' },
  ]);
});

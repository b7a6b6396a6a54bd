import { expect, test } from 'vitest';
import { splitSql } from './sql.ts';

test('tells keywords, names, parameters, texts and comments apart', () => {
  const kinds = splitSql(`SELECT "Order" FROM t WHERE a = @from AND b = 'AND it''s' -- SELECT`)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);
  expect(kinds).toEqual([
    'keyword SELECT',
    'name "Order"',
    'keyword FROM',
    'keyword WHERE',
    'parameter @from',
    'keyword AND',
    "text 'AND it''s'",
    'comment -- SELECT',
  ]);
});

test('loses nothing', () => {
  const sql = 'WITH x AS (\n  SELECT CAST(1 AS double precision) AS "a b"\n)\nSELECT * FROM x -- end';
  expect(
    splitSql(sql)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sql);
});

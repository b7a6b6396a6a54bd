import { AppError } from '@otel-bi/shared/contract/errors.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertReadOnly } from './read-only.ts';
import { forbiddenWords, functions, systemName } from './vocabulary.ts';

/** The reason for which a text is refused, or undefined when it is accepted. */
function refusal(text: string): string | undefined {
  try {
    assertReadOnly(text);
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'query_rejected') return error.message;
    throw error;
  }
}

describe('accepts', () => {
  test.each([
    'SELECT 1',
    'select 1 as "one";',
    '-- why\n/* what /* nested */ */ SELECT 1 -- end',
    'SELECT 1;\n-- nothing after\n',
    'WITH a AS (SELECT 1 AS n), b AS (SELECT n FROM a) SELECT n FROM b',
    'SELECT 1 UNION SELECT 2 UNION ALL SELECT 3 EXCEPT SELECT 4 INTERSECT SELECT 5',
    'WITH a AS (SELECT 1 AS n) SELECT n FROM a UNION ALL SELECT n FROM a',
    'SELECT n FROM (SELECT 1 AS n) AS t WHERE EXISTS (SELECT 1) AND n IN (SELECT 2)',
    'SELECT "Drop", [Delete], "exec" FROM "Fact"."Sale" AS "Update"',
    "SELECT '; DROP TABLE t --', N'EXEC xp_cmdshell ''dir''', '/* */'",
    'SELECT t.* FROM dbo.DimDate AS t ORDER BY t.DateKey OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY',
    'SELECT COUNT(DISTINCT x), SUM(CASE WHEN x <> 1 THEN -1.5e3 ELSE .5 END) OVER (PARTITION BY y) FROM t',
    'SELECT CAST(x AS decimal(19, 4)) / NULLIF(CAST(y AS double precision), 0) FROM t',
    "SELECT 'Ω ж 日本 é'",
    "SELECT 'a''b', \"Stock Item\", 1.5e-3, @from",
    'SELECT 1\r\n, 2 /* -- */ -- /*\r\n',
    'SELECT 1 AS dropped, updated_at, selection, intoxicated, executed FROM setter',
  ])('%s', (text) => {
    expect(refusal(text)).toBeUndefined();
  });
});

describe('refuses', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['only a comment', '-- SELECT 1'],
    ['only semicolons', ';'],
    ['a leading semicolon', ';SELECT 1'],
    ['two trailing semicolons', 'SELECT 1;;'],
    ['a statement after a semicolon', 'SELECT 1; SELECT 2'],
    ['a second statement without semicolon', 'SELECT 1 SELECT 2'],
    ['a second statement on its own line', 'SELECT 1\nSELECT 2'],
    ['a second statement after WITH', 'WITH a AS (SELECT 1 AS n) SELECT n FROM a WHERE (1 = 1) SELECT 2'],
    ['a second WITH', 'WITH a AS (SELECT 1 AS n) SELECT n FROM a WITH b AS (SELECT 2 AS n) SELECT n FROM b'],
    ['WITH that deletes', 'WITH a AS (SELECT 1 AS n) DELETE FROM a'],
    ['WITH that deletes inside', 'WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a'],
    ['WITH that only defines', 'WITH a AS (SELECT 1)'],
    ['WITH that inserts', 'WITH a AS (SELECT 1 AS n) INSERT INTO t SELECT n FROM a'],
    ['SELECT INTO', 'SELECT 1 AS n INTO t'],
    ['an assignment before', 'DECLARE @x int SELECT 1'],
    ['an execution', "EXEC sp_executesql N'DROP TABLE t'"],
    ['an execution after', "SELECT 1 EXEC('DROP TABLE t')"],
    ['a procedure call in brackets', 'SELECT 1 EXEC [sp_who]'],
    ['a batch separator', 'SELECT 1\nGO\nSELECT 2'],
    ['a delay', "SELECT 1 WAITFOR DELAY '00:00:10'"],
    ['a shutdown', 'SELECT 1 SHUTDOWN'],
    ['a loop', 'SELECT 1 WHILE 1 = 1 PRINT 1'],
    ['an update lock', 'SELECT 1 FROM t FOR UPDATE'],
    ['a sequence', 'SELECT NEXT VALUE FOR s'],
    ['an OPENROWSET', "SELECT * FROM OPENROWSET(BULK 'c:\\x', SINGLE_CLOB) AS x"],
    ['an OPENQUERY', "SELECT * FROM OPENQUERY(srv, 'DROP TABLE t')"],
    ['an OPENJSON', "SELECT * FROM OPENJSON('[]')"],
    ['another database', 'SELECT * FROM master.dbo.spt_values'],
    ['another server', 'SELECT * FROM srv.db.dbo.t'],
    ['an empty schema', 'SELECT * FROM db..t'],
    ['a system view', 'SELECT * FROM sys.sql_logins'],
    ['a system procedure by its quoted name', 'SELECT "xp_cmdshell" FROM t'],
    ['a system variable', 'SELECT @@VERSION'],
    ['a temporary table', 'SELECT * FROM #t'],
    ['a table hint', 'SELECT * FROM t WITH (NOLOCK)'],
    ['a query option', 'SELECT * FROM t OPTION (RECOMPILE)'],
    ['a table function', 'SELECT * FROM generate_series(1, 10)'],
    ['a file', "SELECT * FROM 'data.csv'"],
    ['a file in a join', "SELECT * FROM t JOIN 'data.csv' ON 1 = 1"],
    ['a file by a quoted name', 'SELECT * FROM "data.csv"'],
    ['a file reader', "SELECT * FROM read_csv('/etc/passwd')"],
    ['a file reader by a quoted name', 'SELECT * FROM "read_text"(\'/etc/passwd\')'],
    ['a quoted function', 'SELECT "count"(1)'],
    ['a function of a schema', 'SELECT dbo.count(1)'],
    ['an unknown function', 'SELECT getenv(1)'],
    ['a setting', "SELECT current_setting('x')"],
    ['a DuckDB query that starts with FROM', 'FROM t SELECT 1'],
    ['COPY', "COPY t TO 'x'"],
    ['ATTACH', "ATTACH 'x.db'"],
    ['PRAGMA', 'PRAGMA version'],
    ['INSTALL', 'INSTALL httpfs'],
    ['LOAD', 'LOAD httpfs'],
    ['CALL', 'CALL dbgen()'],
    ['SET', 'SET threads = 1'],
    ['EXPLAIN', 'EXPLAIN SELECT 1'],
    ['MERGE', 'MERGE INTO t USING s ON 1 = 1 WHEN MATCHED THEN DELETE'],
    ['a cursor', 'SELECT 1 FETCH NEXT FROM c'],
    ['parentheses that do not close', 'SELECT (1'],
    ['parentheses that do not open', 'SELECT 1)'],
    ['a string that does not end', "SELECT 'x"],
    ['a doubled quote at the end', "SELECT 'x''"],
    ['a name that does not end', 'SELECT "x'],
    ['a bracket that does not end', 'SELECT [x'],
    ['a comment that does not end', 'SELECT 1 /* x'],
    ['a nested comment that does not end', 'SELECT 1 /* /* */'],
    ['a comment that hides less than it seems', 'SELECT 1 /* */ */ DROP TABLE t'],
    ['a comment nested to hide a statement', 'SELECT 1 /* /* */ ; */ ; DROP TABLE t -- */'],
    ['a line comment that ends at a lone CR', 'SELECT 1 -- x\rDROP TABLE t'],
    ['a line comment that ends at a line separator', 'SELECT 1 --\u2028DROP TABLE t'],
    ['a NUL', 'SELECT 1\u0000; DROP TABLE t'],
    ['a zero-width space inside a word', 'SELECT 1 DR\u200bOP TABLE t'],
    ['a soft hyphen in a string', "SELECT 'a\u00adb'"],
    ['a right-to-left override in a comment', 'SELECT 1 /* \u202e */'],
    ['a byte order mark', '\ufeffSELECT 1'],
    ['a no-break space', 'SELECT\u00a01'],
    ['an invisible tag', "SELECT '\u{e0041}'"],
    ['a lone surrogate', "SELECT '\ud800'"],
    ['a homoglyph keyword', 'ЅELECT 1'],
    ['a homoglyph in a name', 'SELECT "Sаles" FROM t'],
    ['a full-width semicolon', 'SELECT 1\uff1b DROP TABLE t'],
    ['a typographic quote', 'SELECT ‘x’'],
    ['a quote inside a name', 'SELECT "a"";DROP TABLE t" FROM t'],
    ['a comment mark inside brackets', 'SELECT [a--] FROM t'],
    ['an escape string', "SELECT E'\\'; DROP TABLE t --'"],
    ['a Unicode escape string', "SELECT U&'x'"],
    ['a dollar-quoted string', 'SELECT $$x$$'],
    ['a positional parameter', 'SELECT ?'],
    ['a number that runs into a word', 'SELECT 1DELETE FROM t'],
    ['a parameter inside a name', 'SELECT a@b'],
    ['a backtick', 'SELECT `x`'],
    ['a backslash', 'SELECT 1 \\ 2'],
    ['a label', 'SELECT 1 x: SELECT 2'],
  ])('%s', (_case, text) => {
    expect(refusal(text)).toMatch(/^Query refused: /);
  });

  test('and never repeats the text', () => {
    expect(refusal("SELECT 'secret' EXEC secret")).not.toContain('secret');
  });
});

describe('holds for generated text', () => {
  const keyword = fc.constantFrom(...forbiddenWords);
  const cased = keyword.chain((word) =>
    fc.constantFrom(word, word.toLowerCase(), word[0] + word.slice(1).toLowerCase()),
  );
  const harmless = fc.constantFrom(
    'SELECT 1 AS n',
    'WITH a AS (SELECT 1 AS n) SELECT n FROM a',
    'SELECT n FROM t WHERE n = 1 ORDER BY n',
    "SELECT 'x' AS n -- done\n",
    'SELECT n FROM t GROUP BY n HAVING COUNT(*) > 1 /* done */',
  );

  test('a keyword in a string, a name or a comment never triggers', () => {
    const quoted = [(word: string) => `SELECT 1 AS "${word}"`, (word: string) => `SELECT [${word}] FROM t`];
    const hidden = [
      (word: string) => `SELECT '${word} x; ${word}' AS n`,
      (word: string) => `SELECT N'it''s ${word}' AS n`,
      (word: string) => `SELECT 1 -- ${word}\n AS n`,
      (word: string) => `SELECT 1 /* '${word} /* ; ${word} */ " */ AS n`,
      (word: string) => `SELECT @${word} AS n`,
      (word: string) => `SELECT not_${word}_at_all FROM t`,
    ];
    for (const word of forbiddenWords) {
      for (const wrap of hidden) expect(refusal(wrap(word))).toBeUndefined();
      const isSystem = systemName.test(word);
      for (const wrap of quoted) expect(refusal(wrap(word)) !== undefined).toBe(isSystem);
    }
  });

  test('a keyword outside of them always triggers', () => {
    fc.assert(
      fc.property(harmless, cased, fc.constantFrom(' ', '\n', '/**/', '\t'), (text, word, gap) => {
        expect(refusal(`${text}${gap}${word}${gap}x`)).toBeDefined();
      }),
    );
  });

  test('an appended statement always triggers', () => {
    const second = fc.constantFrom(
      'DROP TABLE t',
      'SELECT 2',
      'x',
      '(SELECT 1)',
      ';',
      "'a'",
      'WITH a AS (SELECT 1) SELECT 1',
    );
    fc.assert(
      fc.property(
        harmless,
        second,
        fc.constantFrom('; ', ';', ';\n', ';--\n', ';/**/'),
        (text, next, semicolon) => {
          expect(refusal(text + semicolon + next)).toBeDefined();
        },
      ),
    );
  });

  test('a function outside the list always triggers', () => {
    const name = fc.stringMatching(/^[a-z]{1,12}$/).filter((word) => !functions.has(word.toUpperCase()));
    fc.assert(
      fc.property(name, (word) => {
        expect(refusal(`SELECT 1 AS n FROM t WHERE 1 = x.${word}(1)`)).toBeDefined();
      }),
    );
  });

  test('whatever the text, the answer is acceptance or a refusal', () => {
    const alphabet = fc.constantFrom(
      ...`SELECT WITH FROM '"[]()-*/;@,.\n1aN`.split(''),
      '/*',
      '*/',
      '--',
      "''",
    );
    fc.assert(
      fc.property(fc.array(alphabet), (parts) => {
        const message = refusal(`SELECT ${parts.join('')}`);
        expect(message === undefined || message.startsWith('Query refused')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

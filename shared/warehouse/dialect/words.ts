import { isWord } from '../guard/read-only.ts';
import type { Rule } from './rule.ts';
import type { SqlText } from './sql-text.ts';

function words(id: string, reason: string, ...banned: readonly string[]): Rule {
  return { id, reason, find: ({ tokens }) => tokens.filter((token) => isWord(token, ...banned)) };
}

function operators(id: string, reason: string, ...banned: readonly string[]): Rule {
  const isBanned = (kind: string, value: string) => kind === 'operator' && banned.includes(value);
  return { id, reason, find: ({ tokens }) => tokens.filter(({ kind, value }) => isBanned(kind, value)) };
}

/** Tokens that follow a pair of words, e.g. what comes after GROUP BY. */
function after({ tokens }: SqlText, first: string, second: string) {
  return tokens.filter((_t, index) => isWord(tokens[index - 2], first) && isWord(tokens[index - 1], second));
}

/** Words and operators that only one engine knows, or that both read differently. */
export const wordRules: readonly Rule[] = [
  words('row-limit', 'Only one engine has it; write OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY.', 'LIMIT', 'TOP'),
  words('boolean-literal', 'T-SQL has none; write 1 and 0 and compare.', 'TRUE', 'FALSE'),
  words(
    'pattern-match',
    'Case and brackets in patterns differ; match in TypeScript.',
    ...['LIKE', 'ILIKE', 'SIMILAR', 'GLOB', 'REGEXP', 'ESCAPE', 'COLLATE'],
  ),
  words('qualify', 'T-SQL has none; filter a derived table.', 'QUALIFY'),
  words('natural-join', 'T-SQL has none; write ON.', 'NATURAL'),
  words(
    'special-join',
    'Only one engine has it; write INNER, LEFT or CROSS JOIN.',
    ...['ASOF', 'POSITIONAL', 'SEMI', 'ANTI', 'LATERAL', 'APPLY'],
  ),
  words('nulls-order', 'T-SQL has none; order by a CASE first.', 'NULLS'),
  words(
    'window-frame',
    'T-SQL has no value, group or named frames nor exclusions; write ROWS BETWEEN.',
    ...['RANGE', 'GROUPS', 'EXCLUDE', 'IGNORE', 'RESPECT', 'WINDOW'],
  ),
  words('interval', 'T-SQL has none; compute dates in TypeScript.', 'INTERVAL', 'TIMESTAMP'),
  words('recursion', 'DuckDB demands RECURSIVE, T-SQL refuses it.', 'RECURSIVE'),
  operators('concat-operator', 'T-SQL before 2025 has none; write CONCAT.', '||'),
  operators('cast-operator', 'T-SQL has none; write CAST.', '::'),
  operators('modulo', 'Types and signs differ for decimals; compute in TypeScript.', '%'),
  {
    id: 'bracketed-name',
    reason: 'A list to DuckDB; write "double quotes".',
    find: ({ tokens }) => tokens.filter((token) => token.kind === 'bracketed'),
  },
  {
    id: 'distinct-from',
    reason: 'T-SQL before 2022 has none; compare and test IS NULL.',
    find: ({ tokens }) =>
      tokens.filter((token, index) => isWord(token, 'DISTINCT') && isWord(tokens[index - 1], 'IS', 'NOT')),
  },
  {
    id: 'group-by-all',
    reason: 'T-SQL has none; name the columns.',
    find: (sql) =>
      [...after(sql, 'GROUP', 'BY'), ...after(sql, 'ORDER', 'BY')].filter((token) => isWord(token, 'ALL')),
  },
  {
    id: 'group-by-position',
    reason: 'A constant to T-SQL; name the columns.',
    find: (sql) => after(sql, 'GROUP', 'BY').filter((token) => token.kind === 'number'),
  },
];

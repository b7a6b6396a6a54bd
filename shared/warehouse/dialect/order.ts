import { isMark, isName, isWord } from '../guard/read-only.ts';
import type { Token } from '../guard/tokenize.ts';
import type { Rule } from './rule.ts';
import type { SqlText } from './sql-text.ts';

/** An ORDER BY with the index of its first term and the one after its last. */
interface OrderBy {
  readonly token: Token;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

const ends = ['OFFSET', 'ROWS', 'RANGE', 'GROUPS'];

function orderBys({ tokens, depth }: SqlText): OrderBy[] {
  return tokens.flatMap((token, index) => {
    if (!isWord(token, 'ORDER') || !isWord(tokens[index + 1], 'BY')) return [];
    const here = depth[index] ?? 0;
    let to = index + 2;
    while (to < tokens.length && !(depth[to] === here && isWord(tokens[to], ...ends))) {
      if (isMark(tokens[to], ')') && (depth[to] ?? 0) < here) break;
      to += 1;
    }
    return [{ token, from: index + 2, to, depth: here }];
  });
}

/** Index of the parenthesis that encloses a token, or -1. */
function enclosing({ tokens, depth }: SqlText, index: number): number {
  const here = depth[index] ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    if (isMark(tokens[at], '(') && depth[at] === here - 1) return at;
  }
  return -1;
}

/** Names of result columns that the final ORDER BY uses as whole terms, each with its token. */
function orderedColumns(sql: SqlText): Token[] {
  const last = orderBys(sql).find((order) => order.depth === 0);
  if (!last) return [];
  const terms = sql.tokens.slice(last.from, last.to);
  return terms.filter((token, index) => {
    const [before, after] = [terms[index - 1], terms[index + 1]];
    const starts = before === undefined || isMark(before, ',');
    const stops = after === undefined || isMark(after, ',') || isWord(after, 'ASC', 'DESC');
    return isName(token) && starts && stops;
  });
}

function columnSpec({ query }: SqlText, name: string): string | undefined {
  return Object.entries(query.columns).find(([column]) => column.toUpperCase() === name.toUpperCase())?.[1];
}

/** Whether a result column is a label written in the query, as in `'day' AS "kind"`. */
function isLabel({ tokens }: SqlText, name: string): boolean {
  return tokens.some(
    (token, index) =>
      token.kind === 'string' &&
      isWord(tokens[index + 1], 'AS') &&
      tokens[index + 2]?.value.toUpperCase() === name.toUpperCase(),
  );
}

/** Whether the ORDER BY settles NULLs by a CASE term before. */
function settlesNulls(sql: SqlText): boolean {
  const last = orderBys(sql).find((order) => order.depth === 0);
  const terms = last ? sql.tokens.slice(last.from, last.to) : [];
  return terms.some((token, index) => isWord(token, 'IS') && isWord(terms[index + 1], 'NULL', 'NOT'));
}

/** Forms whose row order differs, or that T-SQL refuses where DuckDB does not. */
export const orderRules: readonly Rule[] = [
  {
    id: 'nullable-order',
    reason: 'NULLs come first in T-SQL and last in DuckDB; order by CASE WHEN ... IS NULL first.',
    find: (sql) =>
      settlesNulls(sql)
        ? []
        : orderedColumns(sql).filter((token) => columnSpec(sql, token.value)?.endsWith('?')),
  },
  {
    id: 'text-order',
    reason: 'Order of text follows the collation in T-SQL; order by a key, or sort in TypeScript.',
    find: (sql) =>
      orderedColumns(sql).filter(
        (token) => columnSpec(sql, token.value)?.startsWith('text') && !isLabel(sql, token.value),
      ),
  },
  {
    id: 'money-order',
    reason: 'Money leaves as text, which sorts by digits; order by the sum itself.',
    find: (sql) => orderedColumns(sql).filter((token) => columnSpec(sql, token.value)?.startsWith('money')),
  },
  {
    id: 'inner-order',
    reason: 'T-SQL refuses ORDER BY in a derived table or CTE unless OFFSET follows.',
    find: (sql) =>
      orderBys(sql).flatMap(({ token, to, depth }) => {
        const outside = enclosing(sql, sql.tokens.indexOf(token));
        const over = isWord(sql.tokens[outside - 1], 'OVER');
        return depth > 0 && !over && !isWord(sql.tokens[to], 'OFFSET') ? [token] : [];
      }),
  },
  {
    id: 'offset-without-order',
    reason: 'T-SQL demands ORDER BY before OFFSET, and without one the rows are any.',
    find: (sql) =>
      sql.tokens.filter(
        (token, index) => isWord(token, 'OFFSET') && !orderBys(sql).some((order) => order.to === index),
      ),
  },
];

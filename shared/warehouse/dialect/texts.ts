import { isMark, isWord } from '../guard/read-only.ts';
import type { Token } from '../guard/tokenize.ts';
import type { Rule } from './rule.ts';
import { operandAfter, operandBefore, type Range, type SqlText, textOf } from './sql-text.ts';

const equality = ['=', '<>', '!='];
const inequality = ['<', '>', '<=', '>='];

function isOperator(token: Token | undefined, marks: readonly string[]): boolean {
  return token?.kind === 'operator' && marks.includes(token.value);
}

/** Strings that stand where a value is compared: beside =, in IN (...), after WHEN of a simple CASE. */
function comparedStrings({ tokens }: SqlText): Token[] {
  return tokens.filter((token, index) => {
    if (token.kind !== 'string') return false;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if ([before, after].some((beside) => isOperator(beside, [...equality, ...inequality]))) return true;
    return isWord(before, 'WHEN') || insideIn(tokens, index);
  });
}

function insideIn(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (tokens[at]?.kind === 'string' || isMark(tokens[at], ',')) at -= 1;
  return isMark(tokens[at], '(') && isWord(tokens[at - 1], 'IN');
}

/** Whether an operand's letter case is settled: a literal, or LOWER(...) or UPPER(...) around it. */
function settled(sql: SqlText, range: Range): boolean {
  if (range.to - range.from === 1 && sql.tokens[range.from]?.kind === 'string') return true;
  return /^(?:LOWER|UPPER) \(/.test(textOf(sql, range));
}

function comparesRawText(sql: SqlText, index: number): boolean {
  const { tokens, query } = sql;
  const token = tokens[index];
  if (token?.kind !== 'parameter' || query.parameters[token.value] !== 'text') return false;
  if (isOperator(tokens[index - 1], equality)) return !settled(sql, operandBefore(sql, index - 1));
  if (isOperator(tokens[index + 1], equality)) return !settled(sql, operandAfter(sql, index + 1));
  return false;
}

/** Forms that depend on the collation, which is the server's in T-SQL and binary in DuckDB. */
export const textRules: readonly Rule[] = [
  {
    id: 'text-blank',
    reason: 'T-SQL ignores trailing blanks in comparisons; compare with text that has none and is not empty.',
    find: (sql) => comparedStrings(sql).filter((token) => token.value === '' || token.value.endsWith(' ')),
  },
  {
    id: 'text-inequality',
    reason: 'Order of text follows the collation in T-SQL; compare keys or dates from parameters.',
    find: ({ tokens }) =>
      tokens.filter((token, index) => {
        if (token.kind !== 'string') return false;
        const between = isWord(tokens[index - 1], 'BETWEEN') || isWord(tokens[index + 1], 'BETWEEN');
        const beside = [tokens[index - 1], tokens[index + 1]];
        return between || beside.some((mark) => isOperator(mark, inequality));
      }),
  },
  {
    id: 'text-parameter',
    reason: 'Case matters in DuckDB only; LOWER(column) = @p, with @p in lower case from TypeScript.',
    find: (sql) => sql.tokens.filter((_token, index) => comparesRawText(sql, index)),
  },
];

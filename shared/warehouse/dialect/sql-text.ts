import { isMark, isWord } from '../guard/read-only.ts';
import type { Token } from '../guard/tokenize.ts';
import type { Query } from '../port.ts';

/** A half-open range of token indices. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `CAST(<operand> AS <type>)`. */
export interface Cast {
  readonly token: Token;
  readonly operand: Range;
  readonly type: Range;
}

/** A query's tokens with what the rules keep asking of them. The guard proved the parentheses balanced. */
export interface SqlText {
  readonly query: Query;
  readonly tokens: readonly Token[];
  /** For the index of each parenthesis, the index of its partner. */
  readonly partner: ReadonlyMap<number, number>;
  /** Parenthesis depth of each token; a parenthesis has the depth outside it. */
  readonly depth: readonly number[];
}

export function sqlText(query: Query, tokens: readonly Token[]): SqlText {
  const partner = new Map<number, number>();
  const open: number[] = [];
  const depth = tokens.map((token, index) => {
    if (isMark(token, ')')) {
      const start = open.pop() ?? index;
      partner.set(start, index).set(index, start);
    }
    const here = open.length;
    if (isMark(token, '(')) open.push(index);
    return here;
  });
  return { query, tokens, partner, depth };
}

/** Argument ranges (everything between the parentheses) of each call of one of the functions. */
export function callsOf({ tokens, partner }: SqlText, ...names: readonly string[]) {
  return tokens.flatMap((token, index) => {
    const end = partner.get(index + 1);
    if (!isWord(token, ...names) || end === undefined || end < index) return [];
    return [{ token, index, arguments: { from: index + 2, to: end } }];
  });
}

export function castsOf(sql: SqlText): Cast[] {
  return callsOf(sql, 'CAST').flatMap(({ token, arguments: { from, to } }) => {
    const inside = sql.depth[from] ?? 0;
    for (let as = to - 1; as > from; as -= 1) {
      if (isWord(sql.tokens[as], 'AS') && sql.depth[as] === inside) {
        return [{ token, operand: { from, to: as }, type: { from: as + 1, to } }];
      }
    }
    return [];
  });
}

/** The tokens of a range, written in upper case with one blank between, names and strings as they stand. */
export function textOf({ tokens }: SqlText, { from, to }: Range): string {
  return tokens
    .slice(from, to)
    .map((token) => (token.kind === 'word' ? token.value : token.text))
    .join(' ');
}

/** Whether a cast to double precision stands anywhere in the range. */
export function hasDouble(sql: SqlText, range: Range): boolean {
  return / AS DOUBLE PRECISION \)/.test(`${textOf(sql, range)} `);
}

/** The operand that ends just before `index`: a name, a literal, or a call or group in parentheses. */
export function operandBefore({ tokens, partner }: SqlText, index: number): Range {
  const last = index - 1;
  let from = isMark(tokens[last], ')') ? (partner.get(last) ?? last) : last;
  if (isMark(tokens[from], '(') && tokens[from - 1]?.kind === 'word') from -= 1;
  while (isMark(tokens[from - 1], '.')) from -= 2;
  return { from, to: index };
}

/** The operand that begins just after `index`. */
export function operandAfter({ tokens, partner }: SqlText, index: number): Range {
  const from = index + 1;
  let last = from;
  if (isMark(tokens[last + 1], '(')) last += 1;
  if (isMark(tokens[last], '(')) last = partner.get(last) ?? last;
  while (isMark(tokens[last + 1], '.')) last += 2;
  return { from, to: last + 1 };
}

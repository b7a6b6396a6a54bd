import { rejected, type Token, tokenize } from './tokenize.ts';
import {
  forbiddenWords,
  functions,
  keywordsBeforeParenthesis,
  sizedTypes,
  systemName,
} from './vocabulary.ts';

/**
 * Proves that a text is exactly one SELECT (or WITH ... SELECT) that can only read, for T-SQL and DuckDB
 * alike, and answers its tokens. It is an allow-list: one statement of a known form, calls to known
 * functions only, and no word of any other statement outside names, strings and comments.
 * @throws AppError `query_rejected`; the message names the position, never the text
 */
export function assertReadOnly(text: string): readonly Token[] {
  const all = tokenize(text);
  const tokens = all.at(-1)?.value === ';' && all.at(-1)?.kind === 'punctuation' ? all.slice(0, -1) : all;
  const first = tokens[0];
  if (first === undefined) throw rejected('empty statement');
  if (!isWord(first, 'SELECT') && !isWord(first, 'WITH')) {
    throw rejected('only SELECT and WITH are answered', first.start);
  }
  tokens.forEach((token, index) => {
    checkToken(token, tokens[index - 1], tokens[index + 1], index);
    checkPath(tokens, index);
  });
  checkStructure(tokens);
  return tokens;
}

/** Whether a token is that unquoted word. */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

export function isMark(token: Token | undefined, mark: string): boolean {
  return token !== undefined && token.text === mark && token.kind !== 'string';
}

export function isName(token: Token | undefined): boolean {
  return token !== undefined && ['word', 'quoted', 'bracketed'].includes(token.kind);
}

function checkToken(token: Token, before: Token | undefined, after: Token | undefined, index: number): void {
  if (isMark(token, ';')) throw rejected('more than one statement', token.start);
  if (isName(token)) {
    checkName(token);
    if (isMark(after, '(')) checkCall(token, before);
  }
  if (isWord(token, 'WITH') && index > 0) throw rejected('WITH inside the statement', token.start);
  if (isWord(token, 'FETCH') && !isWord(before, 'ROW', 'ROWS')) {
    throw rejected('FETCH without OFFSET ... ROWS', token.start);
  }
  if (token.kind === 'string' && isWord(before, 'FROM', 'JOIN')) {
    throw rejected('string where a table belongs', token.start);
  }
}

function checkName(token: Token): void {
  if (token.kind === 'word' && forbiddenWords.has(token.value)) {
    throw rejected('word of a statement other than SELECT', token.start);
  }
  if (systemName.test(token.value)) throw rejected('name of a system object', token.start);
}

function checkCall(name: Token, before: Token | undefined): void {
  const known =
    name.kind === 'word' &&
    (functions.has(name.value) || sizedTypes.has(name.value) || keywordsBeforeParenthesis.has(name.value));
  if (!known || isMark(before, '.')) {
    throw rejected('call of a function outside the allow-list', name.start);
  }
}

/** `schema.table` and `alias.column` are as far as a name goes: no other database, no other server. */
function checkPath(tokens: readonly Token[], index: number): void {
  if (!isMark(tokens[index], '.')) return;
  const end = tokens[index + 1];
  const names = isName(tokens[index - 1]) && (isName(end) || isMark(end, '*'));
  if (!names || isMark(tokens[index + 2], '.')) {
    throw rejected('name with more than two parts', tokens[index]?.start);
  }
}

/** Balanced parentheses, and one SELECT for each place that may hold one. */
function checkStructure(tokens: readonly Token[]): void {
  let depth = 0;
  let afterWith = isWord(tokens[0], 'WITH');
  tokens.forEach((token, index) => {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth -= 1;
    if (depth < 0) throw rejected('unbalanced parentheses', token.start);
    if (!isWord(token, 'SELECT')) return;
    const endsWith = afterWith && depth === 0 && isMark(tokens[index - 1], ')');
    if (endsWith) afterWith = false;
    else if (!mayFollow(tokens, index)) throw rejected('more than one statement', token.start);
  });
  if (depth > 0) throw rejected('unbalanced parentheses');
  if (afterWith) throw rejected('WITH without a final SELECT');
}

function mayFollow(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || isMark(before, '(')) return true;
  if (isWord(before, 'UNION', 'EXCEPT', 'INTERSECT')) return true;
  return isWord(before, 'ALL') && isWord(tokens[index - 2], 'UNION');
}

import { AppError } from '@otel-bi/shared/contract/errors.ts';

/**
 * What a stretch of SQL is. Comments and white space are dropped; a `quoted` name is "double-quoted", a
 * `bracketed` one is [in brackets]; an `N'...'` literal is one `string` token.
 */
type TokenKind =
  | 'word'
  | 'quoted'
  | 'bracketed'
  | 'string'
  | 'number'
  | 'parameter'
  | 'operator'
  | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  /** As written, delimiters included. */
  readonly text: string;
  /** Upper case of a `word` or `operator`; of names and literals the content without delimiters. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Characters that no query needs and that either hide text from a reader (zero-width, bidirectional
 * controls) or end a line in one engine only (lone CR, NEL, line and paragraph separators).
 */
const forbiddenAnywhere = /(?![ \t\r\n])[\p{Cc}\p{Cf}\p{Cs}\p{Z}]|\p{Default_Ignorable_Code_Point}|\r(?!\n)/u;

const space = /[ \t\r\n]+/y;
const lineComment = /--[^\n]*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const parameter = /@[A-Za-z_][A-Za-z0-9_]*/y;
const operator = /<>|<=|>=|!=|\|\||::|[-+*/%=<>]/y;
const punctuation = /[(),.;]/y;
const stringLiteral = /'(?:[^']|'')*'/y;
const quotedName = /"(?:[^"]|"")*"/y;
const bracketedName = /\[(?:[^\]]|\]\])*\]/y;
const wordCharacter = /[A-Za-z0-9_@#$]/;

/** A rejection that says where, never what: the text may hold literals. */
export function rejected(reason: string, position?: number): AppError {
  return new AppError(
    'query_rejected',
    position === undefined
      ? `Query refused: ${reason}.`
      : `Query refused: ${reason} (character ${position + 1}).`,
  );
}

/**
 * Splits SQL into tokens by the lexical rules that T-SQL and DuckDB share, and refuses text that the two
 * would split differently or that a reader would see differently than an engine does.
 * @throws AppError `query_rejected`
 */
export function tokenize(text: string): Token[] {
  const hidden = forbiddenAnywhere.exec(text);
  if (hidden) throw rejected('invisible or control character', hidden.index);
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const skipped = skip(text, position);
    if (skipped > position) {
      position = skipped;
      continue;
    }
    const token = tokenAt(text, position);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}

function match(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

/** End of the white space or comment that begins at `position`; `position` itself when there is none. */
function skip(text: string, position: number): number {
  const blank = match(space, text, position) ?? match(lineComment, text, position);
  if (blank !== undefined) return position + blank.length;
  return text.startsWith('/*', position) ? endOfBlockComment(text, position) : position;
}

/** Block comments nest in both engines. */
function endOfBlockComment(text: string, start: number): number {
  let depth = 0;
  let position = start;
  do {
    if (text.startsWith('/*', position)) {
      depth += 1;
      position += 2;
    } else if (text.startsWith('*/', position)) {
      depth -= 1;
      position += 2;
    } else {
      position += 1;
    }
    if (position > text.length) throw rejected('unterminated comment', start);
  } while (depth > 0);
  return position;
}

function tokenAt(text: string, start: number): Token {
  const character = text.charAt(start);
  if (character === "'") return stringAt(text, start, start);
  if (character === '"') return nameAt(text, start, 'quoted', quotedName);
  if (character === '[') return nameAt(text, start, 'bracketed', bracketedName);
  if (character === '@') return parameterAt(text, start);
  const letters = match(word, text, start);
  if (letters !== undefined) return wordAt(text, start, letters);
  const digits = match(number, text, start);
  if (digits !== undefined && digits !== '.') return numberAt(text, start, digits);
  const mark = match(operator, text, start);
  if (mark !== undefined) return token('operator', text, start, mark.length, mark);
  const point = match(punctuation, text, start);
  if (point !== undefined) return token('punctuation', text, start, 1, point);
  throw rejected('character outside the common ground of both engines', start);
}

function token(kind: TokenKind, text: string, start: number, length: number, value: string): Token {
  return { kind, text: text.slice(start, start + length), value, start, end: start + length };
}

function stringAt(text: string, start: number, quote: number): Token {
  const literal = match(stringLiteral, text, quote);
  if (literal === undefined) throw rejected('unterminated string', start);
  const content = literal.slice(1, -1).replaceAll("''", "'");
  return token('string', text, start, quote - start + literal.length, content);
}

/**
 * Names are plain ASCII: look-alike letters, quotes and comment marks have no place in one. In brackets
 * that also keeps DuckDB, which reads a list there, at the same token borders.
 */
function nameAt(text: string, start: number, kind: 'quoted' | 'bracketed', pattern: RegExp): Token {
  const name = match(pattern, text, start);
  if (name === undefined) throw rejected('unterminated name', start);
  const content = name.slice(1, -1);
  if (!/^[A-Za-z_][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*$/.test(content)) {
    throw rejected('name with other characters than letters, digits, blanks and underscores', start);
  }
  return token(kind, text, start, name.length, content);
}

function parameterAt(text: string, start: number): Token {
  const name = match(parameter, text, start);
  if (name === undefined) throw rejected('system variable or bare @', start);
  if (start > 0 && wordCharacter.test(text.charAt(start - 1))) throw rejected('@ inside a name', start);
  return token('parameter', text, start, name.length, name.slice(1));
}

function wordAt(text: string, start: number, letters: string): Token {
  const next = start + letters.length;
  if (text.charAt(next) === "'") {
    if (letters.toUpperCase() !== 'N') throw rejected('string with an engine-specific prefix', start);
    return stringAt(text, start, next);
  }
  return token('word', text, start, letters.length, letters.toUpperCase());
}

function numberAt(text: string, start: number, digits: string): Token {
  // T-SQL would read `1SELECT` as two tokens.
  if (wordCharacter.test(text.charAt(start + digits.length)))
    throw rejected('number runs into a name', start);
  return token('number', text, start, digits.length, digits);
}

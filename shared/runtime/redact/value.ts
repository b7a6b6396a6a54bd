/** Where a secret value ends: the answer depends on where it stands and on how it begins. */

/**
 * `query`: a parameter of an address. `element`: between two tags. `line`: all of a header. `setting`:
 * after `=`, or in SQL. `connection`: after `=` in a connection string. `member`: after `:`.
 */
export type Place = 'query' | 'element' | 'line' | 'setting' | 'connection' | 'member';

/** How far a connection string's value with blanks in it is followed. */
const LONGEST = 4_096;

/** The first member of an object in JSON, in JSON of any depth. */
const MEMBER = /\{\s*\\{0,16}["'][\w.-]{1,64}\\{0,16}["']\s*:/y;
/** A name before the secret itself, as in `Bearer x`. */
const SCHEME = /(?:bearer|basic|token|digest|negotiate|apikey)\s+/iy;
const OPENING = /(\\*)(["'`])/y;
/** A quote that ends something: nothing but a sign of its surroundings follows. */
const CLOSING = /\s|["'`](?=[\s,;:}\])]|\\|$)/g;
/** At the semicolon behind a setting, at a line's end, or at the quote around all of it. */
const CONNECTION_END = /(;)(?=\s|$|[\w ]{1,40}=)|[\r\n]|["'`](?=[\s,:}\])]|$)/;
/** There, or before a setting that follows a blank. */
const SETTING_END = new RegExp(`${CONNECTION_END.source}|(\\s[^\\s;]{0,40}=)`);
/** A block of YAML: all lines that are indented as its first one is. */
const BLOCK = /[|>][-+\d]*[ \t]*\r?\n([ \t]+).*(?:\r?\n(?:\1.*|[ \t]*(?=\r?\n|$)))*/y;

/**
 * @param start of the value
 * @returns the index behind it; a value that is never closed goes on until the end of the text
 */
export function endOfValue(text: string, start: number, place: Place): number {
  if (place === 'element') return ending(text, /</g, start);
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  if (opening !== null) {
    const [whole, slashes = '', quote = ''] = opening;
    const isDoubled = place === 'setting' || place === 'connection';
    return endOfQuoted(text, start + whole.length, { slashes: slashes.length, quote, isDoubled });
  }
  if (text[start] === '[' || isObject(text, start, place)) return endOfNested(text, start);
  if (text[start] === '{') return endOfBraced(text, start + 1);
  if (place === 'line') return ending(text, /[\r\n]/g, start);
  if (place === 'query') return ending(text, /[\s&"'<>]/g, start);
  BLOCK.lastIndex = start;
  if (BLOCK.test(text)) return BLOCK.lastIndex;
  SCHEME.lastIndex = start;
  const scheme = SCHEME.exec(text)?.[0].length ?? 0;
  const end = endOfWord(text, start + scheme);
  return place === 'member' ? end : endOfSetting(text, start, end, place === 'connection');
}

function ending(text: string, sign: RegExp, from: number): number {
  sign.lastIndex = from;
  return sign.exec(text)?.index ?? text.length;
}

/** Until a blank, or a quote of what is around it with its backslashes. */
function endOfWord(text: string, start: number): number {
  let end = ending(text, CLOSING, start);
  while (end > start && /["'`]/.test(text[end] ?? '') && text[end - 1] === '\\') end -= 1;
  return end;
}

/** Until the semicolon of a connection string, whose values may have blanks in them; else the word's end. */
function endOfSetting(text: string, start: number, wordEnd: number, isLast: boolean): number {
  const rest = text.slice(start, start + LONGEST);
  const found = (isLast ? CONNECTION_END : SETTING_END).exec(rest);
  if (found?.[2]) return wordEnd;
  if (found?.[1]) return start + found.index;
  return isLast ? Math.max(wordEnd, start + (found?.index ?? rest.length)) : wordEnd;
}

interface Opening {
  readonly quote: string;
  /** How many backslashes stand before it. */
  readonly slashes: number;
  /** Whether a quote within quotes may be written twice, and backslashes may mean nothing. */
  readonly isDoubled: boolean;
}

/**
 * Behind the quote that closes. Each depth of JSON within JSON doubles the backslashes before a quote: one
 * that closes has as many as the one that opened, and before them only whole escaped backslashes.
 */
function endOfQuoted(text: string, start: number, { quote, slashes, isDoubled }: Opening): number {
  const period = 2 * (slashes + 1);
  for (let at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (isDoubled && text[at + 1] === quote) at += 1;
    else if (slashesBefore(text, at, start) % period === slashes) return at + 1;
  }
  return text.length;
}

function slashesBefore(text: string, at: number, start: number): number {
  let first = at;
  while (first > start && text[first - 1] === '\\') first -= 1;
  return at - first;
}

function isObject(text: string, start: number, place: Place): boolean {
  MEMBER.lastIndex = start;
  return text[start] === '{' && (place === 'member' || MEMBER.test(text));
}

/** Behind the bracket that closes a list or an object, brackets in its texts left aside. */
function endOfNested(text: string, start: number): number {
  const signs = /["'`[\]{}]/g;
  signs.lastIndex = start;
  let depth = 0;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    const [sign] = found;
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    else {
      const slashes = slashesBefore(text, found.index, start);
      signs.lastIndex = endOfQuoted(text, signs.lastIndex, { quote: sign, slashes, isDoubled: false });
    }
    if (depth === 0) return signs.lastIndex;
  }
  return text.length;
}

/** Behind the brace of a connection string's value in braces, within which it is written twice. */
function endOfBraced(text: string, start: number): number {
  for (let at = text.indexOf('}', start); at >= 0; at = text.indexOf('}', at + 2)) {
    if (text[at + 1] !== '}') return at + 1;
  }
  return text.length;
}

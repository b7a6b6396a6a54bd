/** Where a secret value ends: the answer depends on where it stands and on how it begins. */

/**
 * `query`: a parameter of an address. `element`: between two tags. `line`: all of a header. `setting`:
 * after `=`, or in SQL. `connection`: after `=` in a connection string. `member`: after `:`.
 */
export type Place = 'query' | 'element' | 'line' | 'setting' | 'connection' | 'member';

/** How far a connection string's value with blanks in it is followed. */
const LONGEST = 256;

/** The first member of an object in JSON, in JSON of any depth. */
const MEMBER = /\{\s*\\{0,16}["'][\w.-]{1,64}\\{0,16}["']\s*:/y;
/** A name before the secret itself, as in `Bearer x`. */
const SCHEME = /(?:bearer|basic|token|digest|negotiate|apikey)\s+/iy;
const OPENING = /(\\*)(["'`])/y;
/** A quote that ends something: nothing but a sign of its surroundings follows. */
const CLOSING = /\s|["'`](?=[\s,;:}\])]|\\|$)/g;
/** Between two settings of a connection string, or after the last. */
const SEMICOLON = /;(?=\s|$|[\w ]{1,40}=)/;
/** A line's end, or the quote around a connection string. */
const LINE_END = /[\r\n]|["'`](?=[\s,:}\])]|$)/;
const NEXT_SETTING = /\s\S{0,40}=/;

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
  const region = rest.slice(0, LINE_END.exec(rest)?.index);
  const semicolon = SEMICOLON.exec(region)?.index;
  const value = region.slice(0, semicolon);
  if (NEXT_SETTING.test(value)) return wordEnd;
  if (semicolon !== undefined) return start + semicolon;
  return isLast && region.length < LONGEST ? Math.max(wordEnd, start + region.length) : wordEnd;
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

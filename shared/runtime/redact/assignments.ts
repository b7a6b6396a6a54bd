/** Values whose names say that they are secret, in any of the notations that logs and errors have. */
import { MASK } from './mask.ts';
import { endOfValue, type Place } from './value.ts';

/** Ends of names; what stands before them (`AWS_SECRET_`, `PG`, `client-`) makes no difference. */
const WORDS = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'passcode',
  '(?<![a-z])(?:db|user|root|admin)?[_-]?(?:pass|pw)',
  // The names of AWS have `:secret:` in them.
  '(?<!:)secret',
  'token',
  'credential',
  'signature',
  '(?<![a-z])sig',
  '(?:api|access|account|private|secret|shared|signing|encryption|master|auth|session|storage|hmac|ssh|jwt)[\\s_-]?key',
  'session[\\s_-]?id',
  'verifier',
  'assertion',
  'authorization',
  'cookie',
  'jwt',
  'identified\\s+by',
  'otlp_(?:[a-z]+_)?header',
  'honeycomb-team',
  // The product's own: what its page's distribution says to its API.
  'otel-bi-origin',
  // In the query of an address alone: elsewhere these are ordinary words.
  '(?<=[?&#])(?:code|key|auth|sid)',
];
/** `SecretString`, `password_hash`, `token2` and `user[password]` hold secrets; `token_endpoint` holds none. */
const ENDINGS =
  's?(?:[_-]?(?:string|binary|value|text|hash|base64|b64|plain|provided|hint|confirmation|current|previous|old|new))?[_-]?\\d*\\]?';
/** The quote after a name, with the backslashes of JSON within JSON. */
const QUOTE = '(?:\\\\*["\'`]|%22|&quot;)';
/** What SQL puts before the quote of a string: `E'x'`, `N'x'`. */
const STRING_KIND = '(?:[en]|u&)?';
const SEPARATORS = [
  // A pair of members: `"name": "PASSWORD", "value": "x"`, and so in YAML.
  `${QUOTE}?(?:\\s*,)?\\s*${QUOTE}?value${QUOTE}?\\s*[:=]\\s*`,
  `(?:${QUOTE})?\\s*(?:=>|[:=]{1,2}|%3[ad])\\s*`,
  // An element, whose value ends where the next tag begins.
  '>',
  // A flag: `--password value`.
  '(?<=--[\\w-]{0,80})\\s+',
  // SQL: `PASSWORD 'value'`.
  `\\s+(?=${STRING_KIND}${QUOTE})`,
  // A list of names and values, as Node has raw headers.
  `["']\\s*,\\s*(?=["'])`,
];
const ASSIGNMENT = new RegExp(
  `(${WORDS.join('|')})${ENDINGS}((?:${SEPARATORS.join('|')})(?:${STRING_KIND}(?='))?)`,
  'gi',
);

/** Their values have blanks and every other sign. */
const HEADER = /^(?:authorization|cookie)/i;
const LISTED = /^(?:authorization|cookie|api|otel|honey)/i;
const GAP = /^\s+(?:[en]|u&)?$/i;
const FLAG = /--[\w-]*$/;
const PREFIX_LENGTH = 48;

export function redactAssignments(text: string): string {
  let result = '';
  let done = 0;
  ASSIGNMENT.lastIndex = 0;
  for (let found = ASSIGNMENT.exec(text); found !== null; found = ASSIGNMENT.exec(text)) {
    const [whole, word = '', separator = ''] = found;
    const start = found.index + whole.length;
    if (isSentence(text, found.index, word, separator)) continue;
    const end = endOfValue(text, start, placeOf(text, found.index, word, separator));
    result += text.slice(done, start) + masked(text.slice(start, end));
    done = end;
    ASSIGNMENT.lastIndex = end;
  }
  return result + text.slice(done);
}

/** Quotes stay: what was JSON is JSON still. */
function masked(value: string): string {
  const quote = /^\\*["'`]/.exec(value)?.[0] ?? '';
  if (value === '') return value;
  return value.length > quote.length && value.endsWith(quote) ? quote + MASK + quote : MASK;
}

/** `Unexpected token '}'`, and lists of names that are neither headers nor flags with values. */
function isSentence(text: string, at: number, word: string, separator: string): boolean {
  if (GAP.test(separator)) return /^token$/i.test(word);
  return /,\s*$/.test(separator) && !LISTED.test(word) && !FLAG.test(before(text, at));
}

const before = (text: string, at: number) => text.slice(Math.max(0, at - PREFIX_LENGTH), at);

function placeOf(text: string, at: number, word: string, separator: string): Place {
  if (separator === '>') return 'element';
  if (GAP.test(separator)) return 'setting';
  const isQuoted = /["'`]/.test(separator);
  if (HEADER.test(word) && !isQuoted) return 'line';
  const sign = /[^\w .-]?[\w .-]*$/.exec(before(text, at))?.[0][0];
  if (sign === '?' || sign === '&') return 'query';
  if (separator.includes('=') && !separator.includes('>')) return sign === ';' ? 'connection' : 'setting';
  return 'member';
}

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
  // In the query of an address alone: elsewhere these are ordinary words.
  '(?<=[?&#])(?:code|key|auth|sid)',
];
/** `SecretString`, `password_hash`, `token2` and `user[password]` hold secrets; `token_endpoint` holds none. */
const ENDINGS =
  's?(?:[_-]?(?:string|binary|value|text|hash|base64|b64|plain|provided|confirmation|current|previous|old|new))?[_-]?\\d*\\]?';
/** The quote after a name, with the backslashes of JSON within JSON. */
const QUOTE = '(?:\\\\*["\'`]|%22|&quot;)';
const SEPARATORS = [
  `(?:${QUOTE})?\\s*(?:=>|[:=]{1,2}|%3[ad])\\s*`,
  // An element, whose value ends where the next tag begins.
  '>',
  // A flag: `--password value`.
  '(?<=--[\\w-]{0,80})\\s+',
  // SQL: `PASSWORD 'value'`.
  `\\s+(?=${QUOTE})`,
  // A list of names and values, as Node has raw headers.
  `["']\\s*,\\s*(?=["'])`,
];
const ASSIGNMENT = new RegExp(`(${WORDS.join('|')})${ENDINGS}(${SEPARATORS.join('|')})`, 'gi');

/** Their values have blanks and every other sign. */
const HEADER = /^(?:authorization|cookie)/i;
const LISTED = /^(?:authorization|cookie|api)/i;
const PREFIX_LENGTH = 48;

export function redactAssignments(text: string): string {
  let result = '';
  let done = 0;
  ASSIGNMENT.lastIndex = 0;
  for (let found = ASSIGNMENT.exec(text); found !== null; found = ASSIGNMENT.exec(text)) {
    const [whole, word = '', separator = ''] = found;
    const start = found.index + whole.length;
    if (isSentence(word, separator)) continue;
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

/** `Unexpected token '}'`, and lists of names that are no names with values. */
function isSentence(word: string, separator: string): boolean {
  if (/^\s+$/.test(separator)) return /^token$/i.test(word);
  return separator.includes(',') && !LISTED.test(word);
}

function placeOf(text: string, at: number, word: string, separator: string): Place {
  if (separator === '>') return 'element';
  if (/^\s+$/.test(separator)) return 'setting';
  const isQuoted = /["'`]/.test(separator);
  if (HEADER.test(word) && !isQuoted) return 'line';
  const before = /[^\w .-]?[\w .-]*$/.exec(text.slice(Math.max(0, at - PREFIX_LENGTH), at))?.[0][0];
  if (before === '?' || before === '&') return 'query';
  if (separator.includes('=') && !separator.includes('>')) return before === ';' ? 'connection' : 'setting';
  return 'member';
}

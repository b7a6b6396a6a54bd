/**
 * Removes secrets from text that came from elsewhere: what a driver, a cloud or a command said. It would
 * rather remove too much than too little, and takes time in proportion to the text's length.
 */
import { redactAssignments } from './assignments.ts';
import { redactAddresses, redactBareLogins } from './credentials.ts';
import { MASK } from './mask.ts';

const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[\s\S]*?(?:(-----END [A-Z ]{0,40}-----)|$)/g;

/** What follows the name of a scheme; not a word of a sentence about the scheme. */
const BEARER =
  /\b(Bearer|DPoP)((?:\s|%20)+)(?!(?:token|tokens|auth|authentication|scheme|realm|error)(?:[\s"',;=]|$))[^\s"',;]+/gi;
const BASIC = /\b(Basic|Negotiate|NTLM)((?:\s|%20)+)([\w+/=-]{4,})/gi;

/** Tokens that services begin so that they can be found: AWS, GitHub, GitLab, Slack, Stripe, Google. */
const MARKED =
  /(?:AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|[rs]k_(?:live|test)_|AIza|ya29\.)[\w-]{10,}/g;

/** @returns the text with `***` for what is or may be a secret */
export function redact(text: string): string {
  const keyless = text.replace(PRIVATE_KEY, (_, begin: string, end = '') => `${begin}${MASK}${end}`);
  const tokenless = redactWebTokens(keyless)
    .replace(BEARER, `$1$2${MASK}`)
    .replace(BASIC, (whole, scheme: string, gap: string, value: string) =>
      isCredential(scheme, value) ? scheme + gap + MASK : whole,
    )
    .replace(MARKED, MASK);
  return redactBareLogins(redactAddresses(redactAssignments(tokenless)));
}

/** `Basic` is also the beginning of sentences; user and password have a colon between them. */
function isCredential(scheme: string, value: string): boolean {
  return scheme.toLowerCase() !== 'basic' || Buffer.from(value, 'base64').toString('latin1').includes(':');
}

/** JSON Web Tokens: two or more parts in base64url, the first of which is an object's beginning. */
function redactWebTokens(text: string): string {
  if (!text.includes('eyJ')) return text;
  return text.replace(/[\w.-]+/g, (word) => {
    const start = word.indexOf('eyJ');
    return start >= 0 && word.includes('.', start) ? word.slice(0, start) + MASK : word;
  });
}

/** User and password before an `@`. */
import { MASK } from './mask.ts';

/** An address goes on until a blank, a quote or an angle bracket. */
const ADDRESS = /:\/\/[^\s"'<>]*/g;
/** Who stands before a password or, alone, before an `@`. */
const USER = /[^:/?#@[\]]*/y;
/** A password with a blank or a quote in it, of which an address has none. */
const LOOSE_LOGIN = /(:\/\/[^\s:/?#@[\]]*):[^\n@]{1,256}@/g;

/** Addresses of any scheme with credentials in them. */
export function redactAddresses(text: string): string {
  if (!text.includes('://')) return text;
  return text
    .replace(ADDRESS, (address, at: number) => redactAddress(address, isWeb(text, at)))
    .replace(LOOSE_LOGIN, (whole, user: string, at: number, all: string) =>
      isWeb(all, at) ? whole : `${user}:${MASK}@`,
    );
}

/** One address can hold another, in its path or its query; a password may hold a raw `@`. */
function redactAddress(address: string, isWebAddress: boolean): string {
  const last = address.lastIndexOf('@');
  for (let at = address.indexOf('://'); at >= 0 && at < last; at = address.indexOf('://', at + 3)) {
    const start = at + 3;
    USER.lastIndex = start;
    const end = start + (USER.exec(address)?.[0].length ?? 0);
    if (address[end] === ':' && end < last) return `${address.slice(0, end)}:${MASK}${address.slice(last)}`;
    // A token in the place of a user; of other schemes a user alone is no secret.
    if (address[end] === '@' && isWebAddress) return address.slice(0, start) + MASK + address.slice(end);
  }
  return address;
}

/** @param at where `://` stands */
function isWeb(text: string, at: number): boolean {
  return /https?$/i.test(text.slice(Math.max(0, at - 5), at));
}

/** `user:password@host` without a scheme. */
const BARE_LOGIN = /(?<=^|[\s"'])(?!mailto:)([^\s:@/"']{1,64}):(?!\/\/)[^\s"']+@/gi;

/** As curl takes them. */
const FLAGGED_LOGIN = /(?<=\s(?:-u|--user|--proxy-user)[\s=]["']?)([^\s:"']{0,64}):[^\s"']+/g;

export function redactBareLogins(text: string): string {
  const flagless = text.replace(FLAGGED_LOGIN, `$1:${MASK}`);
  return flagless.includes('@') ? flagless.replace(BARE_LOGIN, `$1:${MASK}@`) : flagless;
}

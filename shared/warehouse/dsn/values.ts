import type { SqlServerDsn } from '../dsn.ts';
import { configurationInvalid } from './error.ts';

const trueWords = ['true', 't', '1', 'yes'];
const falseWords = ['false', 'f', '0', 'no'];

export function booleanOf(text: string, variable: string, name: string): boolean {
  const word = text.toLowerCase();
  if (trueWords.includes(word)) return true;
  if (falseWords.includes(word)) return false;
  throw configurationInvalid(variable, `has a ${name} that is neither true nor false`);
}

/** Positive whole seconds, at most an hour, as milliseconds. */
export function secondsAsMs(text: string, variable: string, name: string): number {
  const seconds = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw configurationInvalid(variable, `has a ${name} that is not 1 to 3600 seconds`);
  }
  return seconds * 1000;
}

export function portOf(text: string, variable: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65_535))
    throw configurationInvalid(variable, 'has a port that is not 1 to 65535');
  return port;
}

/** The words of go-mssqldb and of SqlClient. */
export function encryptOf(text: string, variable: string): SqlServerDsn['encrypt'] {
  const word = text.toLowerCase();
  if (word === 'strict') return 'strict';
  if (['mandatory', ...trueWords].includes(word)) return 'require';
  if (['disable', 'optional', ...falseWords].includes(word)) return 'disable';
  throw configurationInvalid(variable, 'has an encrypt that is none of disable, false, true and strict');
}

export function required(value: string | undefined, variable: string, problem: string): string {
  if (value) return value;
  throw configurationInvalid(variable, problem);
}

/** Windows accounts need NTLM or Kerberos, which this product does not speak. */
export function sqlLogin(user: string, variable: string): string {
  if (user.includes('\\')) throw configurationInvalid(variable, 'names a Windows account; use a SQL login');
  return user;
}

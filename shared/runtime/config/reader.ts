/** Reads settings from the environment: typed, with one message that names the variable at fault. */
import { AppError } from '../../contract/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
type Names = readonly [string, ...string[]];

/** Values of the same setting under two names that disagree; reported at start, the first name wins. */
export interface SynonymConflict {
  readonly used: string;
  readonly ignored: string;
}

export function configurationError(name: string, problem: string): AppError {
  return new AppError('configuration_invalid', `${name} ${problem}`);
}

/** The first name that is set, with its value; an empty value counts as not set. */
export function findSetting(
  environment: Environment,
  names: Names,
): { name: string; value: string } | undefined {
  for (const name of names) {
    const value = environment[name]?.trim();
    if (value) return { name, value };
  }
  return undefined;
}

/** Synonyms that are both set and differ. Values are not told: they may be secrets. */
export function findConflicts(environment: Environment, settings: Iterable<Names>): SynonymConflict[] {
  const conflicts: SynonymConflict[] = [];
  for (const names of settings) {
    const used = findSetting(environment, names);
    if (!used) continue;
    for (const name of names) {
      const value = environment[name]?.trim();
      if (value && value !== used.value) conflicts.push({ used: used.name, ignored: name });
    }
  }
  return conflicts;
}

export function readText(environment: Environment, names: Names): string | undefined;
export function readText(environment: Environment, names: Names, fallback: string): string;
export function readText(environment: Environment, names: Names, fallback?: string): string | undefined {
  return findSetting(environment, names)?.value ?? fallback;
}

export function readBoolean(environment: Environment, names: Names, fallback: boolean): boolean {
  const found = findSetting(environment, names);
  if (!found) return fallback;
  const value = found.value.toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(value)) return true;
  if (['false', '0', 'no', 'off'].includes(value)) return false;
  throw configurationError(found.name, 'must be true or false');
}

export function readInteger(
  environment: Environment,
  names: Names,
  range: { readonly min: number; readonly max: number; readonly fallback: number },
): number {
  const found = findSetting(environment, names);
  if (!found) return range.fallback;
  const value = /^\d{1,10}$/.test(found.value) ? Number(found.value) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw configurationError(found.name, `must be a whole number from ${range.min} to ${range.max}`);
}

export function readFraction(
  environment: Environment,
  names: Names,
  range: { readonly min: number; readonly max: number; readonly fallback: number },
): number {
  const found = findSetting(environment, names);
  if (!found) return range.fallback;
  const value = /^\d*\.?\d+$/.test(found.value) ? Number(found.value) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw configurationError(found.name, `must be a number from ${range.min} to ${range.max}`);
}

export function readChoice<const T extends string>(
  environment: Environment,
  names: Names,
  choices: readonly T[],
  fallback: NoInfer<T>,
): T {
  const found = findSetting(environment, names);
  if (!found) return fallback;
  const value = choices.find((choice) => choice.toLowerCase() === found.value.toLowerCase());
  if (value === undefined) throw configurationError(found.name, `must be one of: ${choices.join(', ')}`);
  return value;
}

/** Words separated by commas or blanks. */
export function readList(
  environment: Environment,
  names: Names,
  fallback: readonly string[],
): readonly string[] {
  const found = findSetting(environment, names);
  return found ? found.value.split(/[\s,]+/).filter(Boolean) : fallback;
}

/** Origins (scheme, host and port) separated by commas or blanks, written as a browser sends them. */
export function readOrigins(
  environment: Environment,
  names: Names,
  fallback: readonly string[],
): readonly string[] {
  const found = findSetting(environment, names);
  if (!found) return fallback;
  return readList(environment, names, fallback).map((text) => {
    const url = URL.parse(text);
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    if (isWeb && url.href === `${url.origin}/`) return url.origin;
    throw configurationError(found.name, 'must list origins such as https://bi.example.com');
  });
}

export function readUrl(environment: Environment, names: Names): string | undefined;
export function readUrl(environment: Environment, names: Names, fallback: string): string;
export function readUrl(environment: Environment, names: Names, fallback?: string): string | undefined {
  const found = findSetting(environment, names);
  if (!found) return fallback;
  const url = URL.parse(found.value);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return found.value;
  throw configurationError(found.name, 'must be an http(s) address');
}

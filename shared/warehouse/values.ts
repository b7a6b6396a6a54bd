/**
 * Conversions of driver values that both engines share. Each throws a RangeError or TypeError with the
 * reason; the row reader says which query and column it was.
 */
export type Decode = (value: unknown) => number | string | boolean;

/** A safe integer from a number, a bigint or integer text. */
export function toInt(value: unknown): number {
  const whole = typeof value === 'string' && /^-?[0-9]+$/.test(value) ? Number(value) : value;
  if (typeof whole !== 'number' && typeof whole !== 'bigint') throw new TypeError('not an integer');
  const number = Number(whole);
  if (!Number.isSafeInteger(number)) throw new RangeError('not an integer within 2^53');
  return number;
}

/** A finite number. */
export function toDouble(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new TypeError('not a finite number');
  return number;
}

/** Text without the trailing blanks that fixed-width columns carry. */
export function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not text');
  return value.replace(/ +$/, '');
}

/** True or false from a bit in any driver's form. */
export function toBool(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 1n) return true;
  if (value === 0 || value === 0n) return false;
  throw new TypeError('not a bit');
}

/** Exact decimal text; what is not plain decimal notation is refused. */
export function toDecimalText(value: unknown): string {
  if (typeof value !== 'string' || !/^-?[0-9]+(?:\.[0-9]+)?$/.test(value)) {
    throw new TypeError('not exact decimal text');
  }
  return value;
}

const dayMs = 86_400_000;

/** ISO date (YYYY-MM-DD) from milliseconds since 1970 UTC; a time of day other than midnight is refused. */
export function dateText(epochMs: number): string {
  if (epochMs % dayMs !== 0) throw new RangeError('a date with a time of day');
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** ISO timestamp in UTC with milliseconds; finer fractions are cut off, as both engines' drivers do. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

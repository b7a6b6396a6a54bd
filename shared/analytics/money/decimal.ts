/**
 * Exact amounts. The warehouses answer sums of money as decimal text ("29358677.2207"); every sum,
 * comparison and ratio of money is made on bigints of ten-thousandths, never in binary floating point.
 */

/** An exact amount in ten-thousandths of its unit: 12345n is 1.2345. SQL Server's `money` has this scale. */
export type Money = bigint;

/** Digits after the decimal point that `Money` keeps. */
const MONEY_DECIMALS = 4;

/** One whole unit (a dollar, a piece) as `Money`. */
const MONEY_UNIT: Money = 10_000n;

const DECIMAL_TEXT = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads decimal text such as "-12.5" exactly.
 *
 * @throws RangeError when the text is not a plain decimal (no exponent, no separators, no blanks) or has
 *   digits other than zero after the fourth decimal, which would be lost; {@link roundToMoney} rounds those.
 */
export function parseMoney(text: string): Money {
  const { negative, whole, fraction } = splitDecimal(text);
  if (/[1-9]/.test(fraction.slice(MONEY_DECIMALS))) {
    throw new RangeError(`More than ${MONEY_DECIMALS} decimals in an amount that must be exact`);
  }
  const digits = BigInt(whole + fraction.slice(0, MONEY_DECIMALS).padEnd(MONEY_DECIMALS, '0'));
  return negative ? -digits : digits;
}

/**
 * Reads decimal text of any number of decimals, rounded half away from zero to the fourth.
 *
 * @throws RangeError when the text is not a plain decimal.
 */
export function roundToMoney(text: string): Money {
  const { negative, whole, fraction } = splitDecimal(text);
  const digits = BigInt(whole + fraction);
  const scaled = divideRounded(digits * MONEY_UNIT, 10n ** BigInt(fraction.length));
  return negative ? -scaled : scaled;
}

/** Decimal text with exactly four decimals, the inverse of {@link parseMoney}. */
export function formatMoney(amount: Money): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(MONEY_DECIMALS + 1, '0');
  const point = digits.length - MONEY_DECIMALS;
  return `${amount < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A whole number (a count, units sold) on the scale of `Money`. @throws RangeError unless a safe integer. */
export function fromCount(count: number): Money {
  if (!Number.isSafeInteger(count)) throw new RangeError('A count must be a safe integer');
  return BigInt(count) * MONEY_UNIT;
}

/** Exact sum; 0 for none. */
export function sumMoney(amounts: Iterable<Money>): Money {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/** -1, 0 or 1, for sorting ascending. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * numerator / denominator as an exact amount, rounded half away from zero to 4 decimals; null when the
 * denominator is 0. Both are `Money`, so the quotient is a plain ratio on the scale of `Money`.
 */
export function ratio(numerator: Money, denominator: Money): Money | null {
  return denominator === 0n ? null : divideRounded(numerator * MONEY_UNIT, denominator);
}

/** 100 * numerator / denominator, otherwise as {@link ratio}. */
export function percentOf(numerator: Money, denominator: Money): Money | null {
  return ratio(numerator * 100n, denominator);
}

/**
 * The JSON number of an amount: the double nearest to its decimal text. Text may have any number of
 * decimals and is rounded half away from zero to 4. Doubles carry 15 significant digits, so amounts from
 * about 100 billion up lose their last decimals here, and only here.
 */
export function toJsonNumber(amount: Money | string): number {
  return Number(formatMoney(typeof amount === 'string' ? roundToMoney(amount) : amount));
}

/** Integer division rounded half away from zero. @throws RangeError when the divisor is 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const n = dividend < 0n ? -dividend : dividend;
  const d = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

function splitDecimal(text: string): { negative: boolean; whole: string; fraction: string } {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw new RangeError('Not a decimal amount');
  const [, sign = '', whole = '0', fraction = ''] = match;
  return { negative: sign === '-', whole, fraction };
}

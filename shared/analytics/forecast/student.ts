import { normalQuantile } from '../reorder/normal.ts';

/** With fewer degrees of freedom the distribution has no variance, and nothing is gained by pretending one. */
const leastDegrees = 2;

/**
 * Half width of the central interval of Student's t that holds `level` (0 to 1): G. W. Hill, "Algorithm 396:
 * Student's t-quantiles", Communications of the ACM 13 (1970) 619-620; about five digits, for any number of
 * degrees from 2 on, whole or not.
 */
export function studentQuantile(level: number, degrees: number): number {
  const tails = 1 - level;
  if (degrees === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = 48 / a ** 2;
  const c = ((20_700 * (a / b) - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  const y = (d * tails) ** (2 / degrees);
  const square = y > 0.05 + a ? central(tails, degrees, { a, b, c, d }) : outer(y, degrees, d);
  return Math.sqrt(degrees * square);
}

interface Terms {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Expansion about the normal quantile. */
function central(tails: number, degrees: number, { a, b, c, d }: Terms): number {
  const x = normalQuantile(tails / 2);
  const few = degrees < 5 ? 0.3 * (degrees - 4.5) * (x + 0.6) : 0;
  const e = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c + few;
  const square = x * x;
  const y = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / e - square - 3) / b + 1) * x;
  return Math.expm1(a * y * y);
}

/** Series for the far tail. */
function outer(y: number, degrees: number, d: number): number {
  const first = 1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3);
  return ((first + 0.5 / (degrees + 4)) * y - 1) * ((degrees + 1) / (degrees + 2)) + 1 / y;
}

/** How much wider an interval is when its deviation is known from so few degrees of freedom only. */
export function studentInflation(level: number, degrees: number): number {
  return studentQuantile(level, Math.max(leastDegrees, degrees)) / normalQuantile((1 + level) / 2);
}

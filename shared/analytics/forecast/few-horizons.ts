import { mean } from '../series/robust.ts';
import type { OriginResult } from './backtest.ts';
import type { Widths } from './deviation.ts';
import { studentInflation } from './student.ts';

/**
 * Share (0 to 1) of the errors' variance that a whole horizon has in common: what the wandering of the level
 * lets one expect, or the intraclass correlation that the backtest shows where that is more (an unforeseen
 * trend puts all of a horizon on one side).
 */
function sharedPart(scaled: readonly Float64Array[], { persistence, horizon }: Widths): number {
  const expected = 1 - 1 / (1 + (persistence ** 2 * (horizon - 1)) / 2);
  const size = mean(scaled.map(({ length }) => length));
  if (size <= 1) return 1;
  const total = mean(scaled.map((errors) => mean(errors.map((error) => error * error))));
  const common = mean(scaled.map((errors) => mean(errors) ** 2));
  const seen = total > 0 ? (common - total / size) / (total * (1 - 1 / size)) : 0;
  return Math.min(1, Math.max(expected, seen));
}

/**
 * Allowance for having seen few independent horizons. Overlapping origins say less than their number: the
 * part of the variance that a horizon shares is known from m horizons only, so its quantile is Student's with
 * m degrees of freedom; the rest from as many as there are runs in them.
 */
export function fewHorizons(
  origins: readonly OriginResult[],
  scaled: readonly Float64Array[],
  widths: Widths,
  level: number,
  length: number,
): number {
  const first = origins[0];
  const last = origins.at(-1);
  if (first === undefined || last === undefined) return 1;
  const steps = first.errors.length;
  const horizons = 1 + (last.origin - first.origin) / steps;
  const shared = sharedPart(scaled, widths);
  const inflation = (degrees: number): number => studentInflation(level, degrees) ** 2;
  const own = horizons * Math.max(1, steps / length);
  return Math.sqrt(shared * inflation(horizons) + (1 - shared) * inflation(own));
}

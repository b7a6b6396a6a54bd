import { median } from '../series/robust.ts';
import type { StepForecast } from './steps.ts';

/** A side of an interval below this share of the largest change is none: the errors behind it were zeros. */
const leastShare = 1e-6;

/** So many unlike days among the last ones are no chance: where one in forty is, three of fourteen are rare. */
const recentSteps = 14;
const unlikeSteps = 3;

/**
 * Half width to take where the backtest tells none: the largest change from one season to the next that the
 * history has; 0 where widths are known. Errors of zero are those of days that were all alike. They bear out
 * a forecast of that same value while it lasts, and tell nothing of a series that has begun or ended since.
 */
export function standInWidth(steps: readonly StepForecast[], values: Float64Array, period: number): number {
  const largest = largestChange(values, period);
  const least = leastShare * largest;
  const usual = median(values);
  const isUnlike = (value: number) => Math.abs(value - usual) > least;
  const hasChanged = values.slice(-recentSteps).filter(isUnlike).length >= unlikeSteps;
  const isWidthless = ({ value, lower, upper }: StepForecast) =>
    (hasChanged || isUnlike(value)) && Math.min(value - lower, upper - value) < least;
  return steps.some(isWidthless) ? largest : 0;
}

function largestChange(values: Float64Array, period: number): number {
  const lag = Math.min(period, Math.max(1, values.length - 1));
  return values
    .subarray(lag)
    .reduce((most, value, index) => Math.max(most, Math.abs(value - (values[index] ?? 0))), 0);
}

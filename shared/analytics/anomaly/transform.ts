import { spreadPower } from '../forecast/spread.ts';
import { median, quantileSorted, runningMedian, sorted } from '../series/robust.ts';

/** A scale on which the scatter hardly depends on the level and leans to neither side. */
export interface Transform {
  readonly name: 'identity' | 'sqrt' | 'log';
  apply(value: number): number;
  invert(value: number): number;
}

/** Values below this share of the middle are lifted to it before a logarithm: a day without sales is finite. */
const logFloorShare = 0.01;
const levelHalf = 14;

const identity: Transform = { name: 'identity', apply: (value) => value, invert: (value) => value };
const root: Transform = {
  name: 'sqrt',
  apply: (value) => Math.sqrt(value),
  invert: (value) => Math.max(0, value) ** 2,
};

function logarithm(middle: number): Transform {
  const floor = logFloorShare * middle;
  return {
    name: 'log',
    apply: (value) => Math.log(Math.max(floor, value)),
    invert: (value) => Math.exp(value),
  };
}

/**
 * Chooses the scale by how the scatter grows with the level (`spreadPower`): hardly, none; else the
 * logarithm (growth in proportion only) or the square root, whichever leaves the values' ratios to their
 * usual level the less lopsided. Series with negative values stay as they are.
 */
export function chooseTransform(values: Float64Array, period: number): Transform {
  const power = values.every((value) => value >= 0) ? spreadPower(values, period) : 0;
  const middle = median(values.filter((value) => value > 0));
  if (power < 0.25 || !(middle > 0)) return identity;
  if (power < 0.75) return root;
  const ratios = ratiosToUsual(values, period);
  const log = logarithm(1);
  return lean(ratios, log) < lean(ratios, root) ? logarithm(middle) : root;
}

function ratiosToUsual(values: Float64Array, period: number): Float64Array {
  const level = runningMedian(values, levelHalf);
  const ratios = values.map((value, index) => value / Math.max(level[index] ?? 0, Number.MIN_VALUE));
  const effects = Float64Array.from({ length: period }, (_, phase) =>
    period === 1 ? 1 : median(ratios.filter((__, index) => index % period === phase)),
  );
  return ratios.map((ratio, index) => ratio / Math.max(effects[index % period] ?? 1, Number.MIN_VALUE));
}

/** How lopsided the ratios are on a scale: Hinkley's quantile skewness at 2.5 % and 97.5 %, 0 to 1. */
function lean(ratios: Float64Array, scale: Transform): number {
  const ascending = sorted(ratios.map(scale.apply));
  const [low, mid, high] = [0.025, 0.5, 0.975].map((share) => quantileSorted(ascending, share));
  const width = (high ?? 0) - (low ?? 0);
  return width === 0 ? 0 : Math.abs(((high ?? 0) + (low ?? 0) - 2 * (mid ?? 0)) / width);
}

/** Splitting a whole number into whole parts. */
import { sum } from './weighted.ts';

/**
 * Splits `total` into whole parts as near to the weights' proportions as can be (largest remainder method;
 * equal remainders go to the lower index). The parts add up to `total` exactly.
 * @throws RangeError when no weight is positive
 */
export function apportion(total: number, weights: ArrayLike<number>): Int32Array {
  const all = sum(weights);
  if (!(all > 0)) throw new RangeError('weights must have a positive sum');
  const parts = new Int32Array(weights.length);
  const remainders = new Float64Array(weights.length);
  let given = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const exact = ((weights[index] ?? 0) * total) / all;
    const whole = Math.floor(exact);
    parts[index] = whole;
    remainders[index] = exact - whole;
    given += whole;
  }
  const order = Array.from(remainders.keys()).sort(
    (left, right) => (remainders[right] ?? 0) - (remainders[left] ?? 0) || left - right,
  );
  for (let index = 0; given < total; index += 1, given += 1) {
    const part = order[index % order.length] ?? 0;
    parts[part] = (parts[part] ?? 0) + 1;
  }
  return parts;
}

/**
 * As `apportion`, with each part within its own bounds.
 * @throws RangeError when the bounds leave no way to reach `total`
 */
export function apportionWithin(
  total: number,
  weights: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
): Int32Array {
  if (sum(low) > total || sum(high) < total) throw new RangeError('the bounds do not hold the total');
  const parts = apportion(total, weights);
  let surplus = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const wanted = parts[index] ?? 0;
    const kept = Math.max(low[index] ?? 0, Math.min(high[index] ?? 0, wanted));
    parts[index] = kept;
    surplus += kept - wanted;
  }
  while (surplus !== 0) surplus = moveOnce(parts, surplus, surplus > 0 ? low : high);
  return parts;
}

/** One pass that takes one from (or gives one to) every part that may still change. */
function moveOnce(parts: Int32Array, surplus: number, bound: ArrayLike<number>): number {
  const step = surplus > 0 ? -1 : 1;
  let left = surplus;
  for (let index = 0; index < parts.length && left !== 0; index += 1) {
    if (parts[index] === bound[index]) continue;
    parts[index] = (parts[index] ?? 0) + step;
    left += step;
  }
  return left;
}

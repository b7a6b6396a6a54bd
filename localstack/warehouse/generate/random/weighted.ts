/** Weighted draws in constant time: Walker's alias method as built by M. Vose (1991). */
import type { Random } from './prng.ts';

/** Draws an index of the weights it was made from. */
export type WeightedDraw = (random: Random) => number;

/**
 * A draw in which index i comes with probability weights[i] / sum.
 * @throws RangeError when no weight is positive
 */
export function weightedDraw(weights: ArrayLike<number>): WeightedDraw {
  const size = weights.length;
  const total = sum(weights);
  if (!(total > 0)) throw new RangeError('weights must have a positive sum');
  const chance = new Float64Array(size);
  const alias = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let index = 0; index < size; index += 1) {
    chance[index] = ((weights[index] ?? 0) * size) / total;
    ((chance[index] ?? 0) < 1 ? small : large).push(index);
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large.at(-1) ?? 0;
    alias[less] = more;
    chance[more] = (chance[more] ?? 0) + (chance[less] ?? 0) - 1;
    if ((chance[more] ?? 0) < 1) small.push(large.pop() ?? 0);
  }
  // What is left over is 1 but for rounding.
  for (const index of [...small, ...large]) chance[index] = 1;
  return (random) => {
    const slot = random.next() * size;
    const index = Math.floor(slot);
    return slot - index < (chance[index] ?? 0) ? index : (alias[index] ?? 0);
  };
}

/** The sum of a list of numbers. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
}

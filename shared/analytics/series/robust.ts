/** Turns the median absolute deviation of a normal sample into its standard deviation: 1 / Phi^-1(0.75). */
const madToSigma = 1.482602218505602;

/** Ascending copy. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Quantile of an ascending sample by linear interpolation (Hyndman and Fan type 7, as in R and NumPy).
 * NaN when the sample is empty. `probability` is 0 to 1.
 */
export function quantileSorted(ascending: ArrayLike<number>, probability: number): number {
  if (ascending.length === 0) return Number.NaN;
  const position = (ascending.length - 1) * probability;
  const below = Math.floor(position);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

/** Quantile of a sample in any order; see `quantileSorted`. */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileSorted(sorted(values), probability);
}

/** Median; NaN of an empty sample. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Median absolute deviation from `center`, scaled to estimate a normal standard deviation. */
export function robustSigma(values: ArrayLike<number>, center: number = median(values)): number {
  return madToSigma * median(Float64Array.from(values, (value) => Math.abs(value - center)));
}

/** Arithmetic mean; NaN of an empty sample. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}

/**
 * Median of the values within `half` steps of each position; the window is cut short at both ends.
 * Keeps one ordered window that slides, so that a long series costs O(n * half).
 */
export function runningMedian(values: ArrayLike<number>, half: number): Float64Array {
  const result = new Float64Array(values.length);
  const window: number[] = [];
  for (let index = 0; index < Math.min(half, values.length); index += 1) insert(window, values[index] ?? 0);
  for (let index = 0; index < values.length; index += 1) {
    if (index + half < values.length) insert(window, values[index + half] ?? 0);
    if (index - half - 1 >= 0) remove(window, values[index - half - 1] ?? 0);
    result[index] = quantileSorted(window, 0.5);
  }
  return result;
}

function lowerBound(window: readonly number[], value: number): number {
  let low = 0;
  let high = window.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((window[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(window: number[], value: number): void {
  window.splice(lowerBound(window, value), 0, value);
}

function remove(window: number[], value: number): void {
  window.splice(lowerBound(window, value), 1);
}

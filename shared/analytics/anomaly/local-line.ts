/** A point's expectation from its neighbours alone. */
export interface Neighbourhood {
  /** Local line at the point, the point itself left out. */
  readonly expected: Float64Array;
  /**
   * Variance of that expectation in units of the noise variance: small in the middle of a series, large
   * at its ends and beside gaps, where the line is extended.
   */
  readonly variance: Float64Array;
}

/**
 * Local linear regression with tricube weights (Cleveland 1979), leaving out the point itself and every
 * masked one, so that an outlier neither hides itself nor bends its neighbours. Where too few neighbours
 * are left the window grows until there are `minimumNeighbours`.
 */
export function localLine(values: Float64Array, masked: Uint8Array, half: number): Neighbourhood {
  const { length } = values;
  const expected = new Float64Array(length);
  const variance = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const reach = wideEnough(masked, at, half);
    const fit = fitAt(values, masked, at, reach);
    expected[at] = fit.expected;
    variance[at] = fit.variance;
  }
  return { expected, variance };
}

const minimumNeighbours = 6;

function wideEnough(masked: Uint8Array, at: number, half: number): number {
  let reach = half;
  while (reach < masked.length) {
    let open = 0;
    for (let other = Math.max(0, at - reach); other <= Math.min(masked.length - 1, at + reach); other += 1) {
      if (other !== at && masked[other] === 0) open += 1;
      if (open >= minimumNeighbours) return reach;
    }
    reach *= 2;
  }
  return reach;
}

function fitAt(
  values: Float64Array,
  masked: Uint8Array,
  at: number,
  reach: number,
): { expected: number; variance: number } {
  const from = Math.max(0, at - reach);
  const to = Math.min(values.length - 1, at + reach);
  let weights = 0;
  let first = 0;
  let second = 0;
  let sum = 0;
  let cross = 0;
  let squares = 0;
  let squaresFirst = 0;
  let squaresSecond = 0;
  for (let other = from; other <= to; other += 1) {
    if (other === at || masked[other] !== 0) continue;
    const x = other - at;
    const weight = (1 - (Math.abs(x) / (reach + 1)) ** 3) ** 3;
    const value = values[other] ?? 0;
    weights += weight;
    first += weight * x;
    second += weight * x * x;
    sum += weight * value;
    cross += weight * x * value;
    const square = weight * weight;
    squares += square;
    squaresFirst += square * x;
    squaresSecond += square * x * x;
  }
  if (weights === 0) return { expected: values[at] ?? 0, variance: 0 };
  const determinant = weights * second - first * first;
  if (determinant <= 1e-9 * weights * second)
    return { expected: sum / weights, variance: squares / weights ** 2 };
  // The line's value at x = 0 is the sum of w (second - first x) y / determinant.
  return {
    expected: (second * sum - first * cross) / determinant,
    variance:
      (second * second * squares - 2 * second * first * squaresFirst + first * first * squaresSecond) /
      determinant ** 2,
  };
}

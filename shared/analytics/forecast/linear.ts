import type { ForecastModel } from './model.ts';

/** Ordinary least squares of a straight line. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Least-squares line through (x, y), computed from deviations of the means so that large offsets lose no
 * digits. One point, or points with one x, give a level line.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const length = y.length;
  let meanX = 0;
  let meanY = 0;
  for (let index = 0; index < length; index += 1) {
    meanX += (x[index] ?? 0) / length;
    meanY += (y[index] ?? 0) / length;
  }
  let cross = 0;
  let square = 0;
  for (let index = 0; index < length; index += 1) {
    const dx = (x[index] ?? 0) - meanX;
    cross += dx * ((y[index] ?? 0) - meanY);
    square += dx * dx;
  }
  const slope = square === 0 ? 0 : cross / square;
  return { intercept: meanY - slope * meanX, slope };
}

/** Least-squares line of a series over its positions 0, 1, 2 and so on. */
export function fitTrend(values: Float64Array): Line {
  return fitLine(
    values.map((_, index) => index),
    values,
  );
}

/** Straight line over time (OLS). Knows no season: on seasonal data it is a floor, not a good forecast. */
export const linear: ForecastModel = {
  name: 'linear',
  minimumLength: () => 2,
  fit(values) {
    const { intercept, slope } = fitTrend(values);
    return {
      parameters: [intercept, slope],
      residuals: values.map((value, index) => value - intercept - slope * index),
      predict: (horizon) =>
        Float64Array.from({ length: horizon }, (_, step) => intercept + slope * (values.length + step)),
    };
  },
};

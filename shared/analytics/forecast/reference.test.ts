import { describe, expect, it } from 'vitest';
import { extendHoltWinters, holtWinters, smoothHoltWinters } from './holt-winters.ts';
import { leastSquares } from './least-squares.ts';
import { fitLine } from './linear.ts';
import { linearSeasonal } from './linear-seasonal.ts';
import { mase, maseScale, smape } from './metrics.ts';
import type { ModelContext } from './model.ts';
import { airPassengers, nile } from './public-series.ts';
import { seasonalEffects } from './seasonal-adjust.ts';
import { extendTheta, fitSimple, smoothSimple, theta } from './theta.ts';

const passengers = Float64Array.from(airPassengers);

function monthly(length: number, period: number): ModelContext {
  const days = Array.from({ length: length + 24 }, (_, index) => index);
  return { period, horizon: 12, yearSteps: null, days, daysPerYear: null };
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(Math.abs((actual[index] ?? Number.NaN) - value), `position ${index}`).toBeLessThanOrEqual(
      tolerance,
    );
  });
}

/** NIST Statistical Reference Datasets, Norris (ozone monitors): pairs of y and x. */
const norris: readonly (readonly [number, number])[] = [
  [0.1, 0.2],
  [338.8, 337.4],
  [118.1, 118.2],
  [888, 884.6],
  [9.2, 10.1],
  [228.1, 226.5],
  [668.5, 666.3],
  [998.5, 996.3],
  [449.1, 448.6],
  [778.9, 777],
  [559.2, 558.2],
  [0.3, 0.4],
  [0.1, 0.6],
  [778.1, 775.5],
  [668.8, 666.9],
  [339.3, 338],
  [448.9, 447.5],
  [10.8, 11.6],
  [557.7, 556],
  [228.3, 228.1],
  [998, 995.8],
  [888.8, 887.6],
  [119.6, 120.2],
  [0.3, 0.3],
  [0.6, 0.3],
  [557.6, 556.8],
  [339.3, 339.1],
  [888, 887.2],
  [998.5, 999],
  [778.9, 779],
  [10.2, 11.1],
  [117.6, 118.3],
  [228.9, 229.2],
  [668.4, 669.1],
  [449.2, 448.9],
  [0.2, 0.5],
];

describe('linear regression', () => {
  it('agrees with the certified values of NIST Norris to all their digits that a double holds', () => {
    const line = fitLine(
      norris.map(([, x]) => x),
      norris.map(([y]) => y),
    );
    expect(line.slope).toBeCloseTo(1.00211681802045, 12);
    expect(line.intercept).toBeCloseTo(-0.262323073774029, 10);
  });

  it('in its general form gives the same line', () => {
    const [intercept, slope] = leastSquares(
      norris.map(([y]) => y),
      2,
      (index, row) => {
        row[0] = 1;
        row[1] = norris[index]?.[1] ?? 0;
      },
    );
    expect(slope).toBeCloseTo(1.00211681802045, 9);
    expect(intercept).toBeCloseTo(-0.262323073774029, 7);
  });

  it('gives a column that depends on others no weight instead of NaN', () => {
    const coefficients = leastSquares([1, 2, 3], 3, (index, row) => row.set([1, index, 2 * index]));
    expect(Array.from(coefficients)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9), 0]);
  });

  it('with month dummies forecasts airline passengers as numpy.linalg.lstsq does (NumPy 2.4.6)', () => {
    const forecast = linearSeasonal.fit(passengers, monthly(144, 12)).predict(12);
    const expected = [
      449.255682, 442.505682, 477.672348, 474.589015, 479.339015, 519.172348, 558.839015, 558.589015,
      509.922348, 474.089015, 440.339015, 469.339015,
    ];
    expectClose(forecast, expected, 1e-5);
  });
});

describe('Holt-Winters', () => {
  it('runs its recursion as statsmodels 0.15.0 ExponentialSmoothing with the same known start', () => {
    const season = Float64Array.from([-25, -22, 3, 0, -5, 20, 42, 41, 20, -10, -30, -12]);
    const parameters = { alpha: 0.3, beta: 0.05, gamma: 0.4, phi: 0.95 };
    const { state, squaredError } = smoothHoltWinters(
      passengers,
      { level: 112.5, trend: 1.25, season },
      parameters,
    );
    expect(squaredError).toBeCloseTo(43279.12192538993, 6);
    const forecast = extendHoltWinters(state, 0.95, 14);
    // statsmodels repeats the season from one value too early, so its step 12 (455.556361) carries an
    // effect that lacks the last update; 450.854070 is the same recursion written out in Python.
    const expected = [
      455.066428, 436.767475, 483.465941, 499.702695, 510.775933, 567.163503, 631.619023, 616.206924,
      517.708258, 465.293385, 409.206044, 450.85407, 469.627413, 450.600411,
    ];
    expectClose(forecast, expected, 1e-6);
  });

  it('fitted, lies within 5 % of the forecasts of statsmodels 0.15.0, whose damping may go to 0.995', () => {
    const forecast = holtWinters.fit(passengers, monthly(144, 12)).predict(12);
    const expected = [
      452.792, 428.54, 466.256, 502.206, 511.07, 570.378, 650.739, 635.336, 537.329, 487.921, 421.425, 475.39,
    ];
    expected.forEach((value, index) => {
      expect(Math.abs((forecast[index] ?? 0) / value - 1)).toBeLessThan(0.05);
    });
  });

  it('repeats a pure season exactly', () => {
    const season = Float64Array.from(
      { length: 70 },
      (_, index) => 100 + ([5, -3, 0, 8, -2, -4, -4][index % 7] ?? 0),
    );
    const forecast = holtWinters.fit(season, monthly(70, 7)).predict(7);
    expectClose(forecast, Array.from(season.subarray(0, 7)), 1e-6);
  });
});

describe('simple exponential smoothing', () => {
  it('has the error and forecast of statsmodels 0.15.0 SimpleExpSmoothing for its estimated start', () => {
    const fitted = fitSimple(nile);
    expect(fitted.alpha).toBeCloseTo(0.245727, 4);
    expect(fitted.initialLevel).toBeCloseTo(1110.75, 1);
    expect(fitted.squaredError).toBeLessThanOrEqual(2038674.432067);
    expect(fitted.level).toBeCloseTo(805.3167, 2);
  });

  it('finds the best start for a given alpha: no other start errs less', () => {
    const best = smoothSimple(nile, 0.25);
    for (const start of [best.initialLevel - 1, best.initialLevel + 1, 1100]) {
      let level = start;
      let error = 0;
      for (const value of nile) {
        error += (value - level) ** 2;
        level += 0.25 * (value - level);
      }
      expect(error).toBeGreaterThan(best.squaredError);
    }
  });
});

describe('Theta', () => {
  it('extends as statsmodels 0.15.0 ThetaModel does from its alpha and slope (Nile)', () => {
    const smoothing = smoothSimple(nile, 0.24654193405593203);
    const expected = [
      799.5394, 798.1823, 796.8251, 795.468, 794.1108, 792.7537, 791.3965, 790.0394, 788.6822, 787.3251,
    ];
    expectClose(extendTheta(smoothing, -2.7143054305430563, 100, 10), expected, 0.01);
  });

  it('forecasts airline passengers as statsmodels 0.15.0 ThetaModel, multiplicative (alpha 0.8388 there)', () => {
    const expected = [
      440.0679, 428.3743, 489.6957, 475.6936, 479.6593, 545.3537, 602.7382, 601.087, 523.9395, 456.6167,
      397.9447, 447.6348,
    ];
    expectClose(theta.fit(passengers, monthly(144, 12)).predict(12), expected, 0.02);
  });

  it('takes out the same season as statsmodels 0.15.0 seasonal_decompose', () => {
    const { kind, effects } = seasonalEffects(passengers, 12);
    expect(kind).toBe('multiplicative');
    const expected = [
      0.91023037, 0.88362532, 1.00736629, 0.97590601, 0.98137803, 1.11277583, 1.22655554, 1.21991097,
      1.06049193, 0.92175724, 0.80117808, 0.89882439,
    ];
    expectClose(effects, expected, 1e-8);
    const additive = seasonalEffects(
      passengers.map((value) => value - 200),
      12,
    );
    expect(additive.kind).toBe('additive');
    expect(additive.effects[0]).toBeCloseTo(-24.748737, 6);
  });
});

describe('measures of error', () => {
  it('sMAPE is that of M4: mean of 200 |y - f| / (|y| + |f|)', () => {
    expect(smape([100, 200], [150, 100])).toBeCloseTo((200 * (50 / 250) + 200 * (100 / 300)) / 2, 12);
    expect(smape([0, 0], [0, 0])).toBe(0);
    expect(smape([1], [0])).toBe(200);
  });

  it('MASE divides by the seasonal naive error within the training values (Hyndman and Koehler 2006)', () => {
    const training = [10, 20, 13, 26, 19, 30];
    expect(maseScale(training, 2)).toBe((3 + 6 + 6 + 4) / 4);
    expect(mase([21, 33], [19, 30], 4.75)).toBeCloseTo(2.5 / 4.75, 12);
    expect(maseScale([5, 5, 5], 1)).toBeNull();
    expect(maseScale([5, 6], 2)).toBeNull();
  });
});

import { mean } from '../series/robust.ts';
import type { ForecastModel } from './model.ts';
import { nelderMead } from './nelder-mead.ts';

/** Smoothing parameters, each within (0, 1): level, trend, season, and the damping of the trend. */
export interface HoltWintersParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** Level and trend per step at one time, and the season's effects, the next step's first. */
export interface HoltWintersState {
  readonly level: number;
  readonly trend: number;
  readonly season: Float64Array;
}

/** Bounds that R's `ets` and statsmodels use: no damping below 0.8, none so weak that it cannot be told. */
const lower = [0.0001, 0.0001, 0.0001, 0.8];
const upper = [0.9999, 0.9999, 0.9999, 0.98];
const firstStart = [0.2, 0.02, 0.05, 0.95];
const freshEvaluations = 220;
const warmEvaluations = 70;

/**
 * Runs additive Holt-Winters with damped trend over the values; with one season step the season stays 0.
 *
 * level' = alpha (y - s) + (1 - alpha)(level + phi trend); trend' = beta (level' - level) + (1 - beta) phi
 * trend; s' = gamma (y - level - phi trend) + (1 - gamma) s. Source: Hyndman and Athanasopoulos, 3rd
 * edition, section 8.3; Gardner and McKenzie (1985) for the damping.
 */
export function smoothHoltWinters(
  values: Float64Array,
  initial: HoltWintersState,
  parameters: HoltWintersParameters,
): { state: HoltWintersState; squaredError: number } {
  const { alpha, beta, gamma, phi } = parameters;
  const period = initial.season.length;
  const season = Float64Array.from(initial.season);
  let { level, trend } = initial;
  let squaredError = 0;
  let phase = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const effect = season[phase] ?? 0;
    const base = level + phi * trend;
    const error = value - base - effect;
    squaredError += error * error;
    const next = alpha * (value - effect) + (1 - alpha) * base;
    trend = beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
    if (period > 1) season[phase] = gamma * (value - base) + (1 - gamma) * effect;
    phase = phase + 1 === period ? 0 : phase + 1;
  }
  const rotated = Float64Array.from(season, (_, index) => season[(phase + index) % period] ?? 0);
  return { state: { level, trend, season: rotated }, squaredError };
}

/** Values of the next steps from a state. */
export function extendHoltWinters(state: HoltWintersState, phi: number, horizon: number): Float64Array {
  let damp = 0;
  let factor = 1;
  return Float64Array.from({ length: horizon }, (_, step) => {
    factor *= phi;
    damp += factor;
    return state.level + damp * state.trend + (state.season[step % state.season.length] ?? 0);
  });
}

/**
 * State before the first value: season effects averaged over the first seasons (at most eight), level and
 * trend from the means of the first two seasons (of the first ten values without a season).
 */
function initialState(values: Float64Array, period: number): HoltWintersState {
  const span = period > 1 ? period : Math.min(5, values.length >> 1);
  const first = mean(values.subarray(0, span));
  const second = mean(values.subarray(span, 2 * span));
  const trend = (second - first) / span;
  const level = first - (trend * (span + 1)) / 2;
  const season = new Float64Array(period);
  const seasons = Math.min(8, Math.floor(values.length / period));
  if (period === 1) return { level, trend, season };
  for (let index = 0; index < seasons * period; index += 1) {
    const start = index - (index % period);
    const effect = (values[index] ?? 0) - mean(values.subarray(start, start + period));
    season[index % period] = (season[index % period] ?? 0) + effect / seasons;
  }
  return { level, trend, season };
}

function decode(point: readonly number[]): HoltWintersParameters {
  const [alpha = 0, beta = 0, gamma = 0, phi = 0] = point.map((value, index) =>
    Math.min(upper[index] ?? 1, Math.max(lower[index] ?? 0, value)),
  );
  return { alpha, beta, gamma, phi };
}

/** Damped additive Holt-Winters; parameters minimise the sum of squared one-step errors. */
export const holtWinters: ForecastModel = {
  name: 'holt_winters',
  minimumLength: (period) => Math.max(2 * period, 6),
  fit(values, context, start) {
    const initial = initialState(values, context.period);
    const overshoot = (point: readonly number[]): number =>
      point.reduce(
        (sum, value, index) => sum + Math.max(0, (lower[index] ?? 0) - value, value - (upper[index] ?? 1)),
        0,
      );
    const objective = (point: readonly number[]): number =>
      smoothHoltWinters(values, initial, decode(point)).squaredError * (1 + overshoot(point));
    const best =
      start === undefined
        ? nelderMead(objective, firstStart, 0.1, freshEvaluations)
        : nelderMead(objective, start, 0.03, warmEvaluations);
    const parameters = decode(best.point);
    const { state } = smoothHoltWinters(values, initial, parameters);
    return {
      parameters: [parameters.alpha, parameters.beta, parameters.gamma, parameters.phi],
      predict: (horizon) => extendHoltWinters(state, parameters.phi, horizon),
    };
  },
};

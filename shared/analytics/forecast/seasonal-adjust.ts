import { mean } from '../series/robust.ts';

/** Effects of one season, the series' first step's first. */
export interface SeasonalEffects {
  readonly kind: 'none' | 'additive' | 'multiplicative';
  readonly effects: Float64Array;
}

/**
 * Whether the autocorrelation at the season's lag is significant at 90 % (one-sided 1.645 over Bartlett's
 * standard error): the test of Assimakopoulos and Nikolopoulos (2000) as in R's `thetaf`.
 */
export function isSeasonal(values: ArrayLike<number>, period: number): boolean {
  if (period <= 1 || values.length < 2 * period + 1) return false;
  const center = mean(values);
  const autocovariance = (lag: number): number => {
    let sum = 0;
    for (let index = lag; index < values.length; index += 1) {
      sum += ((values[index] ?? 0) - center) * ((values[index - lag] ?? 0) - center);
    }
    return sum;
  };
  const variance = autocovariance(0);
  if (variance === 0) return false;
  let squares = 0;
  for (let lag = 1; lag < period; lag += 1) squares += (autocovariance(lag) / variance) ** 2;
  const error = Math.sqrt((1 + 2 * squares) / values.length);
  return Math.abs(autocovariance(period) / variance) > 1.645 * error;
}

/** Centred moving average over one season; NaN where the window does not fit. */
function centredAverage(values: ArrayLike<number>, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const result = new Float64Array(values.length).fill(Number.NaN);
  for (let index = half; index < values.length - half; index += 1) {
    let sum = 0;
    for (let offset = -half; offset <= half; offset += 1) {
      const weight = period % 2 === 0 && Math.abs(offset) === half ? 0.5 : 1;
      sum += weight * (values[index + offset] ?? 0);
    }
    result[index] = sum / period;
  }
  return result;
}

/**
 * Classical decomposition, as R's `decompose`: the mean of the detrended values of each phase, centred.
 * Multiplicative where all values are above zero and so are the effects, else additive.
 */
export function seasonalEffects(values: ArrayLike<number>, period: number): SeasonalEffects {
  const trend = centredAverage(values, period);
  const positive = Array.prototype.every.call(values, (value: number) => value > 0);
  if (positive) {
    const effects = phaseMeans(values, period, (value, index) => value / (trend[index] ?? Number.NaN));
    const center = mean(effects);
    if (effects.every((effect) => effect > 0)) {
      return { kind: 'multiplicative', effects: effects.map((effect) => effect / center) };
    }
  }
  const effects = phaseMeans(values, period, (value, index) => value - (trend[index] ?? Number.NaN));
  const center = mean(effects);
  return { kind: 'additive', effects: effects.map((effect) => effect - center) };
}

function phaseMeans(
  values: ArrayLike<number>,
  period: number,
  detrend: (value: number, index: number) => number,
): Float64Array {
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  for (let index = 0; index < values.length; index += 1) {
    const value = detrend(values[index] ?? 0, index);
    if (!Number.isFinite(value)) continue;
    sums[index % period] = (sums[index % period] ?? 0) + value;
    counts[index % period] = (counts[index % period] ?? 0) + 1;
  }
  return sums.map((sum, phase) => sum / Math.max(1, counts[phase] ?? 0));
}

/** Takes the season out of (`direction` -1) or puts it into (1) values that begin at position `from`. */
export function applySeason(
  values: Float64Array,
  season: SeasonalEffects,
  from: number,
  direction: 1 | -1,
): Float64Array {
  const { kind, effects } = season;
  if (kind === 'none') return values;
  return values.map((value, index) => {
    const effect = effects[(from + index) % effects.length] ?? 0;
    if (kind === 'additive') return value + direction * effect;
    return direction === 1 ? value * effect : value / effect;
  });
}

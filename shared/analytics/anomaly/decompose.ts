import { median, robustSigma, runningMedian } from '../series/robust.ts';
import { localLine } from './local-line.ts';

/** What each value of an evenly spaced series should have been, given all others. */
export interface Decomposition {
  /** Local trend plus the effect of the season. */
  readonly expected: Float64Array;
  /** Standard deviation to expect between value and `expected`. */
  readonly sigma: Float64Array;
  /** (value - expected) / sigma. */
  readonly score: Float64Array;
}

export interface DecompositionSettings {
  /** Steps of a season, 1 for none. */
  readonly period: number;
  /** Half width of the local trend in steps. */
  readonly trendHalf: number;
  /** Half width of the local scale and of the season's effects in steps. */
  readonly scaleHalf: number;
}

const rounds = 4;
/** Values this far out take no part in the next round's trend, season and scale. */
const maskScore = 2.8;
/** A standard deviation without the values beyond `maskScore` is this part of the whole (normal noise). */
const trimmedPart = 0.975;
/** Share of the whole series' scatter that the local one never falls below. */
const leastLocalShare = 0.5;

/**
 * Parts a series into local trend, season and noise, robustly: starting from running medians, each round
 * fits a local line and the season's mean effects to the values that the round before did not find
 * outlying, and leaves each value out of its own expectation. In the manner of STL (Cleveland et al. 1990)
 * with hard rejection in place of its robustness weights.
 */
export function decompose(values: Float64Array, settings: DecompositionSettings): Decomposition {
  let masked = firstMask(values, settings);
  let result = fitRound(values, masked, settings);
  for (let round = 1; round < rounds; round += 1) {
    const next = maskOf(result.score);
    if (next.every((flag, index) => flag === masked[index])) break;
    masked = next;
    result = fitRound(values, masked, settings);
  }
  return result;
}

function firstMask(values: Float64Array, settings: DecompositionSettings): Uint8Array {
  const level = runningMedian(values, settings.trendHalf);
  const deviations = values.map((value, index) => value - (level[index] ?? 0));
  const effects = Float64Array.from({ length: settings.period }, (_, phase) =>
    settings.period === 1 ? 0 : median(deviations.filter((__, index) => index % settings.period === phase)),
  );
  const rest = deviations.map((value, index) => value - (effects[index % settings.period] ?? 0));
  const scale = runningMedian(rest.map(Math.abs), settings.scaleHalf);
  const overall = robustSigma(rest, 0);
  return maskOf(
    rest.map(
      (value, index) =>
        value / Math.max(1.4826 * (scale[index] ?? 0), leastLocalShare * overall, Number.MIN_VALUE),
    ),
  );
}

function maskOf(score: Float64Array): Uint8Array {
  return Uint8Array.from(score, (value) => (Math.abs(value) > maskScore ? 1 : 0));
}

function fitRound(values: Float64Array, masked: Uint8Array, settings: DecompositionSettings): Decomposition {
  const { period, trendHalf, scaleHalf } = settings;
  let season: Float64Array = new Float64Array(values.length);
  let line = localLine(values, masked, trendHalf);
  if (period > 1) {
    season = seasonOf(values, line.expected, masked, settings);
    line = localLine(
      values.map((value, index) => value - (season[index] ?? 0)),
      masked,
      trendHalf,
    );
  }
  const expected = line.expected.map((value, index) => value + (season[index] ?? 0));
  const spread = line.variance.map((variance) => Math.sqrt(1 + variance));
  const standard = values.map((value, index) => (value - (expected[index] ?? 0)) / (spread[index] ?? 1));
  const scale = localScale(standard, masked, scaleHalf);
  const sigma = scale.map((value, index) => value * (spread[index] ?? 1));
  const score = values.map((value, index) => {
    const distance = value - (expected[index] ?? 0);
    return distance === 0 ? 0 : distance / (sigma[index] ?? 1);
  });
  return { expected, sigma, score };
}

/** Mean deviation from the trend of the same phase within `scaleHalf` steps, centred over the period. */
function seasonOf(
  values: Float64Array,
  trend: Float64Array,
  masked: Uint8Array,
  settings: DecompositionSettings,
): Float64Array {
  const { period, scaleHalf } = settings;
  const reach = Math.max(1, Math.round(scaleHalf / period)) * period;
  const raw = values.map((_, at) => {
    let sum = 0;
    let count = 0;
    const from = at - Math.floor(Math.min(reach, at) / period) * period;
    for (let other = from; other <= Math.min(values.length - 1, at + reach); other += period) {
      if (other === at || masked[other] !== 0) continue;
      sum += (values[other] ?? 0) - (trend[other] ?? 0);
      count += 1;
    }
    return count === 0 ? 0 : sum / count;
  });
  return raw.map((value, at) => value - meanAround(raw, at, period));
}

function meanAround(values: Float64Array, at: number, period: number): number {
  const from = Math.max(0, Math.min(values.length - period, at - (period >> 1)));
  const to = Math.min(values.length, from + period);
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index] ?? 0;
  return sum / (to - from);
}

/**
 * Standard deviation of the unmasked within `half` steps, corrected for what the mask took away; at least
 * half of that of the whole series, so that a quiet stretch does not turn trifles into findings.
 */
function localScale(standard: Float64Array, masked: Uint8Array, half: number): Float64Array {
  const squares = new Float64Array(standard.length + 1);
  const counts = new Float64Array(standard.length + 1);
  for (let index = 0; index < standard.length; index += 1) {
    const open = masked[index] === 0;
    squares[index + 1] = (squares[index] ?? 0) + (open ? (standard[index] ?? 0) ** 2 : 0);
    counts[index + 1] = (counts[index] ?? 0) + (open ? 1 : 0);
  }
  const between = (from: number, to: number): number => {
    const count = (counts[to] ?? 0) - (counts[from] ?? 0);
    return count === 0 ? 0 : Math.sqrt(((squares[to] ?? 0) - (squares[from] ?? 0)) / count) / trimmedPart;
  };
  const overall = between(0, standard.length);
  return standard.map((_, index) =>
    Math.max(
      between(Math.max(0, index - half), Math.min(standard.length, index + half + 1)),
      leastLocalShare * overall,
      Number.MIN_VALUE,
    ),
  );
}

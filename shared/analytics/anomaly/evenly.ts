import { type Decomposition, type DecompositionSettings, decompose } from './decompose.ts';
import { chooseTransform } from './transform.ts';

/** An evenly spaced value with what was expected of it; back in the series' unit. */
export interface Judged {
  readonly index: number;
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly score: number;
}

/** Judges each value of an evenly spaced series; `threshold` gives the bounds. */
export function judgeEvenly(
  values: Float64Array,
  settings: DecompositionSettings,
  threshold: number,
): Judged[] {
  const transform = chooseTransform(values, settings.period);
  const result: Decomposition = decompose(values.map(transform.apply), settings);
  return Array.from(values, (value, index) => {
    const expected = result.expected[index] ?? 0;
    const reach = threshold * (result.sigma[index] ?? 0);
    return {
      index,
      value,
      expected: transform.invert(expected),
      lower: transform.invert(expected - reach),
      upper: transform.invert(expected + reach),
      score: result.score[index] ?? 0,
    };
  });
}

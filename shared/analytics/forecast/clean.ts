import { median, runningMedian } from '../series/robust.ts';

/** Windows of the cleaning, in steps. */
export interface CleaningWindows {
  /** Half width of the running median that gives the level. */
  readonly levelHalf: number;
  /** Half width of the running median deviation. */
  readonly scaleHalf: number;
  /** Shorter histories are left alone. */
  readonly minimumLength: number;
}

/** Four weeks of level, eight of scatter. */
export const dailyCleaning: CleaningWindows = { levelHalf: 14, scaleHalf: 28, minimumLength: 56 };
/** Nine months of level, two years of scatter. */
export const monthlyCleaning: CleaningWindows = { levelHalf: 4, scaleHalf: 12, minimumLength: 12 };

const madToSigma = 1.4826;
const outlierSigma = 5;
/** A day below this share of its level is taken for a gap in the load when it is also well out of line. */
const gapShare = 0.1;
const gapSigma = 3;

/**
 * Replaces single wild days (a one-off order, days whose load broke off) by their usual level, so that a
 * forecast does not carry them on. Level is a running median, with the season's own effects; the
 * yardstick is the local median deviation. A lasting change moves the median and stays. Values of a
 * series that mostly rests at zero are left alone.
 */
export function replaceOutliers(
  values: Float64Array,
  period: number,
  windows: CleaningWindows | null,
): Float64Array {
  if (windows === null || values.length < windows.minimumLength) return values;
  const level = runningMedian(values, windows.levelHalf);
  const effects = phaseMedians(values, level, period);
  const usual = level.map((value, index) => value + (effects[index % period] ?? 0));
  const deviation = values.map((value, index) => Math.abs(value - (usual[index] ?? 0)));
  const scale = runningMedian(deviation, windows.scaleHalf);
  return values.map((value, index) => {
    const expected = usual[index] ?? 0;
    const sigma = madToSigma * (scale[index] ?? 0);
    const distance = deviation[index] ?? 0;
    const isGap = value < gapShare * expected && distance > gapSigma * sigma;
    return sigma > 0 && (distance > outlierSigma * sigma || isGap) ? expected : value;
  });
}

function phaseMedians(values: Float64Array, level: Float64Array, period: number): Float64Array {
  return Float64Array.from({ length: period }, (_, phase) => {
    const deviations: number[] = [];
    for (let index = phase; index < values.length; index += period) {
      deviations.push((values[index] ?? 0) - (level[index] ?? 0));
    }
    return period === 1 ? 0 : median(deviations);
  });
}

/** Smooth levels through given points. */
import { dayNumber } from './calendar.ts';

/** A day and the level there. */
export type Anchor = readonly [date: string, level: number];

/**
 * A positive curve through the anchors: cubic Hermite with Catmull-Rom slopes on the logarithm of the level,
 * so that it neither jumps nor touches zero. Before the first and after the last anchor it is constant.
 */
export function smoothCurve(anchors: readonly Anchor[]): (day: number) => number {
  const xs = anchors.map(([date]) => dayNumber(date));
  const ys = anchors.map(([, level]) => Math.log(level));
  const slopes = xs.map((_, index) => slopeAt(xs, ys, index));
  return (day) => {
    const right = xs.findIndex((x) => x > day);
    if (right === 0) return Math.exp(ys[0] ?? 0);
    if (right < 0) return Math.exp(ys.at(-1) ?? 0);
    const left = right - 1;
    const width = (xs[right] ?? 0) - (xs[left] ?? 0);
    const t = (day - (xs[left] ?? 0)) / width;
    const rest = 1 - t;
    const value =
      (ys[left] ?? 0) * (1 + 2 * t) * rest * rest +
      (slopes[left] ?? 0) * width * t * rest * rest +
      (ys[right] ?? 0) * t * t * (3 - 2 * t) -
      (slopes[right] ?? 0) * width * t * t * rest;
    return Math.exp(value);
  };
}

function slopeAt(xs: readonly number[], ys: readonly number[], index: number): number {
  const before = Math.max(0, index - 1);
  const after = Math.min(xs.length - 1, index + 1);
  const width = (xs[after] ?? 0) - (xs[before] ?? 0);
  return width === 0 ? 0 : ((ys[after] ?? 0) - (ys[before] ?? 0)) / width;
}

/** Linear scales and readable axis steps for the charts. */

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that makes at most `count` steps. */
function niceStep(span: number, count: number): number {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = STEPS.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Axis values from at or below `min` to at or above `max`, in at most about `count` readable steps. */
export function niceTicks(min: number, max: number, count: number): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max) || max <= min)
    return [Math.min(min, 0), Math.max(max, 1)];
  const step = niceStep(max - min, count);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

export type Scale = (value: number) => number;

/** Maps `domain` to `range` along a line. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0];
  return (value) => range[0] + ((value - domain[0]) / (span === 0 ? 1 : span)) * (range[1] - range[0]);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const pair = ({ x, y }: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** The path of a line through the points. */
export function linePath(points: readonly Point[]): string {
  return points.length === 0 ? '' : `M${points.map(pair).join('L')}`;
}

/** The closed path between an upper and a lower line. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `${linePath([...upper, ...lower.toReversed()])}Z`;
}

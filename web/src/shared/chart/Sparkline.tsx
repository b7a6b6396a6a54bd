/** A small line of a course, the one compared with behind it in grey. Its numbers stand elsewhere. */
import { memo } from 'react';
import { linear, linePath } from './scale.ts';

interface SparklineProps {
  readonly current: readonly number[];
  readonly previous?: readonly (number | null)[];
}

const WIDTH = 100;
const HEIGHT = 24;
const PAD = 2;

export const Sparkline = memo(function Sparkline({ current, previous = [] }: SparklineProps) {
  const known = [...current, ...previous.filter((value) => value !== null)];
  const x = linear([0, Math.max(current.length - 1, 1)], [PAD, WIDTH - PAD]);
  const y = linear([Math.min(...known), Math.max(...known)], [HEIGHT - PAD, PAD]);
  const points = (values: readonly (number | null)[]) =>
    values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value) }]));
  return (
    <svg
      className="spark-line"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="chart-previous" d={linePath(points(previous))} />
      <path className="chart-line" d={linePath(points(current))} />
    </svg>
  );
});

import type { Scale } from './scale.ts';

interface YAxisProps {
  readonly ticks: readonly number[];
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly label: (value: number) => string;
}

/** Hairlines with their values left of the plot; the line of zero is stronger. */
export function YAxis({ ticks, y, left, right, label }: YAxisProps) {
  return (
    <g className="chart-axis">
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick).toFixed(1)})`}>
          <line x1={left} x2={right} data-zero={tick === 0 || undefined} />
          <text x={left - 8} dy="0.32em" textAnchor="end">
            {label(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

const DIGIT_WIDTH = 7;
const LABEL_GAP = 12;

/** Pixels that words of the chart's small text need, a little more than most. */
export const textWidth = (text: string) => text.length * DIGIT_WIDTH;

/** Pixels that the labels of an axis need left of the plot. */
export function axisWidth(labels: readonly string[]): number {
  return Math.max(0, ...labels.map(textWidth)) + LABEL_GAP;
}

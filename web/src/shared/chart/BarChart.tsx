/**
 * Bars from zero; the period before as a thin grey line; incomplete bars hatched and named; a forecast dashed
 * with its bounds as a band; anomalies marked at their bar with their size. All on one axis.
 */
import { useId } from 'react';
import { AnomalyMarks } from './AnomalyMarks.tsx';
import { layoutOf } from './bar-layout.ts';
import { Bars, ForecastLayer, Legend, PreviousLine, TickRows } from './bar-parts.tsx';
import { ChartFrame, type Reading } from './ChartFrame.tsx';
import { YAxis } from './YAxis.tsx';

export interface Bar extends Reading {
  readonly tick: string;
  /** What the ticks from here on belong to, below them: a year. */
  readonly group?: string | undefined;
  /** Null where nothing is known yet but a forecast. */
  readonly value: number | null;
  readonly previous: number | null;
  readonly isIncomplete: boolean;
  readonly forecast?: { readonly value: number; readonly lower: number; readonly upper: number } | undefined;
  /** Something in it stands out: in which direction, and by how much in words. */
  readonly anomaly?:
    | { readonly direction: 'up' | 'down'; readonly size: number; readonly text: string }
    | undefined;
}

export interface BarChartProps {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  readonly axisLabel: (value: number) => string;
  /** Words beside the grey line, above the hatched bars, and on both sides of where history ends. */
  readonly labels: {
    readonly previous: string;
    readonly incomplete: string;
    readonly forecast?: string;
    readonly historyEnds?: string;
  };
  /** Opens one bar: a click, or Enter on it. */
  readonly onOpen?: ((index: number) => void) | undefined;
  /** Zooms to a stretch of bars: a drag, or arrows with Shift and then Enter. */
  readonly onRange?: ((first: number, last: number) => void) | undefined;
}

export function BarChart(props: BarChartProps) {
  const { name, bars, width, height, axisLabel, labels, onOpen, onRange } = props;
  const hatch = useId();
  const layout = layoutOf(props);
  const { band, top, bottom, center } = layout;
  return (
    <ChartFrame
      name={name}
      readings={bars}
      positions={bars.map((_, index) => center(index))}
      width={width}
      height={height}
      onOpen={onOpen}
      onRange={onRange}
    >
      {(active, selection) => (
        <>
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className="chart-hatch" x1="1.5" x2="1.5" y1="0" y2="6" />
            </pattern>
          </defs>
          {active !== null && (
            <rect
              className="chart-cursor"
              x={center(active) - band / 2}
              y={top}
              width={band}
              height={bottom - top}
            />
          )}
          {selection && (
            <rect
              className="chart-selection"
              x={center(selection[0]) - band / 2}
              y={top}
              width={(selection[1] - selection[0] + 1) * band}
              height={bottom - top}
            />
          )}
          <YAxis
            ticks={layout.ticks}
            y={layout.y}
            left={layout.left}
            right={layout.right}
            label={axisLabel}
          />
          <ForecastLayer bars={bars} layout={layout} />
          <Bars bars={bars} layout={layout} hatch={hatch} />
          <PreviousLine bars={bars} layout={layout} label={labels.previous} />
          <Legend bars={bars} layout={layout} labels={labels} />
          <AnomalyMarks bars={bars} layout={layout} />
          <TickRows bars={bars} layout={layout} width={width} height={height} />
        </>
      )}
    </ChartFrame>
  );
}

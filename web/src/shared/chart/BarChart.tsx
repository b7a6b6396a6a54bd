/** Bars from zero, the period before as a thin grey line, incomplete bars hatched and named in place. */
import { useId } from 'react';
import { ChartFrame, type Reading } from './ChartFrame.tsx';
import { linear, linePath, niceTicks } from './scale.ts';
import { axisWidth, textWidth, YAxis } from './YAxis.tsx';

export interface Bar extends Reading {
  readonly tick: string;
  readonly value: number;
  readonly previous: number | null;
  readonly isIncomplete: boolean;
}

interface BarChartProps {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  readonly axisLabel: (value: number) => string;
  /** Words beside the grey line and above the hatched bars. */
  readonly labels: { readonly previous: string; readonly incomplete: string };
}

const MARGIN = { top: 24, bottom: 28 };
const LABEL_GAP = 8;
const TICK_GAP = 4;

/** Room for the longer of the words that stand at the right end. */
const labelWidth = ({ previous, incomplete }: BarChartProps['labels']) =>
  Math.max(textWidth(previous), textWidth(incomplete)) + 2 * LABEL_GAP;

function layoutOf({ bars, width, height, axisLabel, labels }: BarChartProps) {
  const top = Math.max(0, ...bars.flatMap(({ value, previous }) => [value, previous ?? 0]));
  const bottom = Math.min(0, ...bars.map(({ value }) => value));
  const ticks = niceTicks(bottom, top, height < 200 ? 3 : 4);
  const left = axisWidth(ticks.map(axisLabel));
  const complete = bars.findLastIndex(({ isIncomplete }) => !isIncomplete);
  const tailBars = bars.length - 1 - complete;
  const isNarrow = width < 480;
  // The words at the line's end stand over the incomplete bars, and beside the plot where those are too few.
  const tail = (tailBars * (width - left)) / Math.max(bars.length, 1);
  const right = width - (isNarrow ? 4 : Math.max(4, labelWidth(labels) - tail));
  const band = (right - left) / Math.max(bars.length, 1);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [height - MARGIN.bottom, MARGIN.top]);
  const center = (index: number) => left + (index + 0.5) * band;
  return { complete, left, right, band, ticks, y, center, isNarrow };
}

export function BarChart(props: BarChartProps) {
  const { name, bars, width, height, axisLabel, labels } = props;
  const hatch = useId();
  const { complete, left, right, band, ticks, y, center, isNarrow } = layoutOf(props);
  const barWidth = Math.max(1, Math.min(band * 0.64, 48));
  const every = Math.ceil((Math.max(0, ...bars.map(({ tick }) => textWidth(tick))) + TICK_GAP) / band);
  const before = bars.flatMap(({ previous }, index) =>
    previous === null ? [] : [{ x: center(index), y: y(previous) }],
  );
  const end = before.at(-1);
  const tailStart = left + (complete + 1) * band;

  return (
    <ChartFrame
      name={name}
      readings={bars}
      positions={bars.map((_, index) => center(index))}
      width={width}
      height={height}
    >
      {(active) => (
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
              y={MARGIN.top}
              width={band}
              height={height - MARGIN.top - MARGIN.bottom}
            />
          )}
          <YAxis ticks={ticks} y={y} left={left} right={right} label={axisLabel} />
          {complete < bars.length - 1 && (
            <g className="chart-tail">
              <line x1={tailStart} x2={tailStart} y1={MARGIN.top - 12} y2={height - MARGIN.bottom} />
              <text
                x={isNarrow ? right : tailStart + 6}
                y={MARGIN.top - 4}
                textAnchor={isNarrow ? 'end' : 'start'}
              >
                {labels.incomplete}
              </text>
            </g>
          )}
          {bars.map((bar, index) => (
            <rect
              key={bar.key}
              className="chart-bar"
              data-incomplete={bar.isIncomplete || undefined}
              fill={bar.isIncomplete ? `url(#${hatch})` : undefined}
              x={center(index) - barWidth / 2}
              width={barWidth}
              y={Math.min(y(bar.value), y(0))}
              height={Math.abs(y(bar.value) - y(0))}
            />
          ))}
          <path className="chart-previous-halo" d={linePath(before)} />
          <path className="chart-previous" d={linePath(before)} />
          {end && (
            <text
              className="chart-previous-label"
              x={isNarrow ? left : Math.max(end.x + 8, tailStart + 6)}
              y={isNarrow ? MARGIN.top - 8 : end.y}
              dy={isNarrow ? 0 : '0.32em'}
            >
              {isNarrow ? `— ${labels.previous}` : labels.previous}
            </text>
          )}
          <g className="chart-axis">
            {bars.map(({ key, tick }, index) =>
              (bars.length - 1 - index) % every === 0 ? (
                <text
                  key={key}
                  x={Math.min(center(index), width - textWidth(tick) / 2)}
                  y={height - 8}
                  textAnchor="middle"
                >
                  {tick}
                </text>
              ) : null,
            )}
          </g>
        </>
      )}
    </ChartFrame>
  );
}

/** A line of what was, dashed where it is a forecast, with its band, a mark where history ends, and marked points. */
import { ChartFrame, type Reading } from './ChartFrame.tsx';
import { bandPath, linear, linePath, niceTicks } from './scale.ts';
import { axisWidth, textWidth, YAxis } from './YAxis.tsx';

export interface LinePoint extends Reading {
  readonly tick: string;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly isForecast: boolean;
  readonly isMarked: boolean;
}

interface LineChartProps {
  readonly name: string;
  readonly points: readonly LinePoint[];
  readonly width: number;
  readonly height: number;
  readonly axisLabel: (value: number) => string;
  readonly labels: { readonly forecast: string; readonly end: string };
  /** What the points stand for in the table; periods where absent. */
  readonly places?: string;
  /** Opens one point: a click, or Enter on it. */
  readonly onOpen?: (index: number) => void;
}

const MARGIN = { top: 24, bottom: 28, right: 8 };
const TICK_WIDTH = 72;

function layoutOf({ points, width, height, axisLabel }: LineChartProps) {
  const top = Math.max(0, ...points.map(({ value, upper }) => Math.max(value, upper ?? value)));
  const bottom = Math.min(0, ...points.map(({ value, lower }) => Math.min(value, lower ?? value)));
  const ticks = niceTicks(bottom, top, 4);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [height - MARGIN.bottom, MARGIN.top]);
  const left = axisWidth(ticks.map(axisLabel));
  const x = linear([0, Math.max(points.length - 1, 1)], [left + 4, width - MARGIN.right]);
  return { ticks, y, x, left };
}

interface TickMark {
  readonly key: string;
  readonly tick: string;
  readonly x: number;
}

/** Labels under the point where their text first appears: every one, or every second, ... as there is room. */
function tickMarks(places: readonly TickMark[]): TickMark[] {
  const firsts = places.filter(({ tick }, index) => tick !== places[index - 1]?.tick);
  const [start, end] = [places[0]?.x ?? 0, places.at(-1)?.x ?? 0];
  const every = Math.max(1, Math.ceil((TICK_WIDTH * firsts.length) / Math.max(end - start, 1)));
  const spaced = firsts.filter(({ x }, index) => index % every === 0 && end - x >= TICK_WIDTH / 2);
  const [first, second] = spaced;
  // The first text often begins in the middle of its month, too close to the next.
  return first && second && second.x - first.x < TICK_WIDTH ? spaced.slice(1) : spaced;
}

export function LineChart(props: LineChartProps) {
  const { name, points, width, height, axisLabel, labels, places, onOpen } = props;
  const { ticks, y, x, left } = layoutOf(props);
  const at = points.map((point, index) => ({ point, x: x(index), y: y(point.value) }));
  const past = at.filter(({ point }) => !point.isForecast);
  const future = at.filter(({ point }) => point.isForecast);
  const end = past.at(-1);
  const forecastX = Math.min((end?.x ?? left) + 6, width - textWidth(labels.forecast));
  const bound = (side: 'lower' | 'upper') =>
    future.map(({ point, x: left }) => ({ x: left, y: y(point[side] ?? point.value) }));
  const marks = tickMarks(at.map(({ point, x: left }) => ({ key: point.key, tick: point.tick, x: left })));

  return (
    <ChartFrame
      name={name}
      readings={points}
      positions={at.map((place) => place.x)}
      width={width}
      height={height}
      places={places}
      onOpen={onOpen}
    >
      {(active) => {
        const current = active === null ? undefined : at[active];
        return (
          <>
            <YAxis ticks={ticks} y={y} left={left} right={width - MARGIN.right} label={axisLabel} />
            <path className="chart-band" d={bandPath(bound('upper'), bound('lower'))} />
            {end && future.length > 0 && (
              <g>
                <line
                  className="chart-divider"
                  x1={end.x}
                  x2={end.x}
                  y1={MARGIN.top - 12}
                  y2={height - MARGIN.bottom}
                />
                <text x={Math.min(end.x, forecastX) - 6} y={MARGIN.top - 6} textAnchor="end">
                  {labels.end}
                </text>
                <text x={forecastX} y={MARGIN.top - 6}>
                  {labels.forecast}
                </text>
              </g>
            )}
            <path className="chart-line" d={linePath(past)} />
            <path className="chart-line" data-forecast d={linePath(end ? [end, ...future] : future)} />
            {at.map(({ point, x: left, y: top }) =>
              point.isMarked ? (
                <circle key={point.key} className="chart-anomaly" cx={left} cy={top} r={4.5} />
              ) : null,
            )}
            {current && (
              <g>
                <line
                  className="chart-cursor-line"
                  x1={current.x}
                  x2={current.x}
                  y1={MARGIN.top}
                  y2={height - MARGIN.bottom}
                />
                <circle className="chart-dot" cx={current.x} cy={current.y} r={3.5} />
              </g>
            )}
            <g className="chart-axis">
              {marks.map(({ key, tick, x: left }) => (
                <text key={key} x={left} y={height - 8} textAnchor="middle">
                  {tick}
                </text>
              ))}
            </g>
          </>
        );
      }}
    </ChartFrame>
  );
}

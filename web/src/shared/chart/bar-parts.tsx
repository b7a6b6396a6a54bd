/** The parts that a bar chart is drawn of. */
import type { Bar, BarChartProps } from './BarChart.tsx';
import type { BarLayout } from './bar-layout.ts';
import { bandPath, linePath } from './scale.ts';
import { textWidth } from './YAxis.tsx';

interface PartProps {
  readonly bars: readonly Bar[];
  readonly layout: BarLayout;
}

const GAP = 8;

export function Bars({ bars, layout: { center, barWidth, y }, hatch }: PartProps & { hatch: string }) {
  return bars.map(({ key, value, isIncomplete }, index) =>
    value === null ? null : (
      <rect
        key={key}
        className="chart-bar"
        data-incomplete={isIncomplete || undefined}
        fill={isIncomplete ? `url(#${hatch})` : undefined}
        x={center(index) - barWidth / 2}
        width={barWidth}
        y={Math.min(y(value), y(0))}
        height={Math.abs(y(value) - y(0))}
      />
    ),
  );
}

/** The period before; its name stands at the line's end, or above the plot where something else is there. */
export function PreviousLine({ bars, layout, label }: PartProps & { label: string }) {
  const { center, y, tailStart, isLegendAbove, left, right } = layout;
  const points = bars.flatMap(({ previous }, index) =>
    previous === null ? [] : [{ x: center(index), y: y(previous) }],
  );
  const end = points.at(-1);
  if (end === undefined) return null;
  const beside = Math.max(end.x + GAP, tailStart === null ? right + 6 : tailStart + 6);
  return (
    <>
      <path className="chart-previous-halo" d={linePath(points)} />
      <path className="chart-previous" d={linePath(points)} />
      <text
        className="chart-previous-label"
        x={isLegendAbove ? left : beside}
        y={isLegendAbove ? 12 : end.y}
        dy={isLegendAbove ? 0 : '0.32em'}
      >
        {isLegendAbove ? `— ${label}` : label}
      </text>
    </>
  );
}

/** The forecast as a dashed line on from the last complete bar, its bounds as a band around it. */
export function ForecastLayer({ bars, layout: { center, y } }: PartProps) {
  const ahead = bars.flatMap(({ forecast }, index) => (forecast ? [{ x: center(index), ...forecast }] : []));
  const [first] = ahead;
  if (first === undefined) return null;
  const firstIndex = bars.findIndex(({ forecast }) => forecast !== undefined);
  const before = bars.findLastIndex(
    ({ value, isIncomplete }, index) => index < firstIndex && value !== null && !isIncomplete,
  );
  const start = bars[before]?.value;
  const isNext = before === firstIndex - 1;
  const points = ahead.map(({ x, value }) => ({ x, y: y(value) }));
  const anchor = isNext && start != null ? [{ x: center(before), y: y(start) }] : [];
  const bound = (side: 'lower' | 'upper') => [
    ...anchor,
    ...ahead.map((place) => ({ x: place.x, y: y(place[side]) })),
  ];
  return (
    <>
      <path className="chart-band" d={bandPath(bound('upper'), bound('lower'))} />
      <path className="chart-line" data-forecast d={linePath([...anchor, ...points])} />
      {points.map(({ x, y: top }) => (
        <circle key={x} className="chart-forecast-point" cx={x} cy={top} r={2.5} />
      ))}
    </>
  );
}

/** Words above the plot: where history ends and the forecast begins, and which bars are incomplete. */
export function Legend({ bars, layout, labels }: PartProps & Pick<BarChartProps, 'labels'>) {
  const { tailStart, forecastStart, top, bottom, left, right, isLegendAbove } = layout;
  const hasPrevious = bars.some(({ previous }) => previous !== null);
  const taken = hasPrevious && isLegendAbove ? left + textWidth(`— ${labels.previous}`) + GAP : left;
  return (
    <>
      {tailStart !== null && (
        <g className="chart-tail">
          <line x1={tailStart} x2={tailStart} y1={top - 12} y2={bottom} />
          <LabelFrom x={tailStart + 6} right={right} y={top - 6} text={labels.incomplete} />
        </g>
      )}
      {forecastStart !== null && labels.forecast !== undefined && (
        <g>
          <line className="chart-divider" x1={forecastStart} x2={forecastStart} y1={2} y2={bottom} />
          <LabelFrom x={forecastStart + 6} right={right} y={12} text={labels.forecast} />
          {labels.historyEnds !== undefined && forecastStart - 6 - textWidth(labels.historyEnds) >= taken && (
            <text x={forecastStart - 6} y={12} textAnchor="end">
              {labels.historyEnds}
            </text>
          )}
        </g>
      )}
    </>
  );
}

/** A label that begins at `x`, or ends at the right edge where it would pass it. */
function LabelFrom({ x, right, y, text }: { x: number; right: number; y: number; text: string }) {
  const fits = x + textWidth(text) <= right + 4;
  return (
    <text x={fits ? x : right} y={y} textAnchor={fits ? 'start' : 'end'}>
      {text}
    </text>
  );
}

interface TickRowsProps extends PartProps {
  readonly width: number;
  readonly height: number;
}

export function TickRows({
  bars,
  layout: { center, bottom, tickEvery, groups },
  width,
  height,
}: TickRowsProps) {
  return (
    <g className="chart-axis">
      {bars.map(({ key, tick }, index) =>
        (bars.length - 1 - index) % tickEvery === 0 ? (
          <text
            key={key}
            x={Math.min(center(index), width - textWidth(tick) / 2)}
            y={bottom + 18}
            textAnchor="middle"
          >
            {tick}
          </text>
        ) : null,
      )}
      {groups.map(({ index, text }) => (
        <text
          key={text}
          x={Math.min(center(index), width - textWidth(text) / 2)}
          y={height - 6}
          textAnchor="middle"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

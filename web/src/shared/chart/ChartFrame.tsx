/** What every chart has around its drawing: reading it by pointer, by arrow keys, and as a table. */
import { memo, type ReactNode } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { ChartTip } from './ChartTip.tsx';
import { type Stretch, useScrub } from './use-scrub.ts';

export interface TipRow {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'mark' | 'quiet' | 'good' | 'bad' | undefined;
}

/** One place on the chart, in words. */
export interface Reading {
  readonly key: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly rows: readonly TipRow[];
}

interface ChartFrameProps {
  readonly name: string;
  readonly readings: readonly Reading[];
  /** Pixels from the left edge of each reading. */
  readonly positions: readonly number[];
  readonly width: number;
  readonly height: number;
  /** What the readings stand for in the table; periods where absent. */
  readonly places?: string | undefined;
  /** Opens one place: a click, Enter, or a finger's second tap. */
  readonly onOpen?: ((index: number) => void) | undefined;
  /** Zooms to a stretch of places: a drag, or arrows with Shift and then Enter. */
  readonly onRange?: ((first: number, last: number) => void) | undefined;
  readonly children: (active: number | null, selection: Stretch | null) => ReactNode;
}

/** The index whose position is nearest to `x`; positions ascend. */
function nearest(positions: readonly number[], x: number): number {
  let best = 0;
  for (const [index, position] of positions.entries()) {
    if (Math.abs(position - x) < Math.abs((positions[best] ?? 0) - x)) best = index;
  }
  return best;
}

const inWords = ({ title, note, rows }: Reading) =>
  [title, ...rows.map(({ label, value }) => `${label} ${value}`), note].filter(Boolean).join(', ');

export function ChartFrame(props: ChartFrameProps) {
  const { name, readings, positions, width, height, places, onOpen, onRange, children } = props;
  const { m } = useI18n();
  const { active, selection, handlers } = useScrub({
    count: readings.length,
    locate: (x) => nearest(positions, x),
    onOpen,
    onRange,
  });
  const shown = active === null ? undefined : readings[active];
  const last = readings.at(-1);
  const keys = [
    m.chart.move,
    ...(onOpen ? [m.insight.chart.open] : []),
    ...(onRange ? [m.insight.chart.zoom] : []),
  ];
  return (
    <>
      <div
        className="chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={`${name}. ${keys.join('. ')}`}
        data-can-open={onOpen !== undefined || undefined}
        aria-valuemin={1}
        aria-valuemax={Math.max(readings.length, 1)}
        aria-valuenow={(active ?? readings.length - 1) + 1}
        aria-valuetext={shown ? inWords(shown) : last && inWords(last)}
        {...handlers}
      >
        <svg
          data-chart
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          focusable="false"
        >
          {children(active, selection)}
        </svg>
        {shown && active !== null && <ChartTip reading={shown} x={positions[active] ?? 0} width={width} />}
      </div>
      <ChartTable name={name} readings={readings} places={places} />
    </>
  );
}

type ChartTableProps = Pick<ChartFrameProps, 'name' | 'readings' | 'places'>;

/** Not drawn again while the reader moves along the chart. */
const ChartTable = memo(function ChartTable({ name, readings, places }: ChartTableProps) {
  const { m } = useI18n();
  const columns = [...new Set(readings.flatMap(({ rows }) => rows.map(({ label }) => label)))];
  return (
    <table className="sr-only">
      <caption>{`${name}: ${m.chart.table}`}</caption>
      <thead>
        <tr>
          <th scope="col">{places ?? m.chart.period}</th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {readings.map(({ key, title, note, rows }) => (
          <tr key={key}>
            <th scope="row">{note ? `${title} (${note})` : title}</th>
            {columns.map((column) => (
              <td key={column}>{rows.find(({ label }) => label === column)?.value ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

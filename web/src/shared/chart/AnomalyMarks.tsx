/** Marks over the bars that have an anomaly, with their size in words where there is room. */
import type { Bar } from './BarChart.tsx';
import type { BarLayout } from './bar-layout.ts';
import { textWidth } from './YAxis.tsx';

const WORD_GAP = 8;
const MARK_GAP = 9;
const MARK = 4.5;

interface Placed {
  readonly index: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** Which marks have room for their words: the largest first, the others where they touch none before. */
function withWords(bars: readonly Bar[], { center, left, right }: BarLayout): ReadonlyMap<number, number> {
  const wanted = bars
    .flatMap(({ anomaly, value }, index) => (anomaly && value !== null ? [{ anomaly, index }] : []))
    .toSorted((a, b) => b.anomaly.size - a.anomaly.size);
  const placed: Placed[] = [];
  for (const { anomaly, index } of wanted) {
    const half = textWidth(anomaly.text) / 2;
    const x = Math.min(Math.max(center(index), left + half), right - half);
    const [from, to] = [x - half - WORD_GAP / 2, x + half + WORD_GAP / 2];
    if (placed.every((other) => to <= other.from || from >= other.to)) placed.push({ index, x, from, to });
  }
  return new Map(placed.map(({ index, x }) => [index, x]));
}

interface AnomalyMarksProps {
  readonly bars: readonly Bar[];
  readonly layout: BarLayout;
}

export function AnomalyMarks({ bars, layout }: AnomalyMarksProps) {
  const words = withWords(bars, layout);
  return bars.map(({ key, value, anomaly }, index) => {
    if (anomaly === undefined || value === null) return null;
    const x = layout.center(index);
    const top = layout.y(Math.max(value, 0)) - MARK_GAP;
    const textX = words.get(index);
    return (
      <g key={key} className="chart-mark" data-direction={anomaly.direction}>
        <path
          d={
            anomaly.direction === 'up'
              ? `M${x},${top - MARK}l${MARK},${2 * MARK}h${-2 * MARK}z`
              : `M${x},${top + MARK}l${MARK},${-2 * MARK}h${-2 * MARK}z`
          }
        />
        {textX !== undefined && (
          <text x={textX} y={top - MARK - 4} textAnchor="middle">
            {anomaly.text}
          </text>
        )}
      </g>
    );
  });
}

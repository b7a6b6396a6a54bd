/** Where the parts of a bar chart stand, in pixels of its drawing. */
import type { Bar, BarChartProps } from './BarChart.tsx';
import { linear, niceTicks, type Scale } from './scale.ts';
import { axisWidth, textWidth } from './YAxis.tsx';

const LABEL_GAP = 8;
const TICK_GAP = 4;
const LABEL_ROW = 16;
const TICK_ROW = 18;
const NARROW = 480;
const MOST_BAR_WIDTH = 48;

export interface BarLayout {
  readonly left: number;
  readonly right: number;
  /** Top and bottom of the plot. */
  readonly top: number;
  readonly bottom: number;
  /** Width of one place. */
  readonly band: number;
  readonly barWidth: number;
  readonly ticks: readonly number[];
  readonly y: Scale;
  readonly center: (index: number) => number;
  /** Left edge of the first bar that is incomplete; null where all are complete or none is drawn. */
  readonly tailStart: number | null;
  /** Left edge of the first place with a forecast; null without one. */
  readonly forecastStart: number | null;
  /** Whether the words stand in rows above the plot instead of at the ends of what they name. */
  readonly isLegendAbove: boolean;
  /** Every how many bars one tick has room. */
  readonly tickEvery: number;
  /** Places whose second row names what begins there: a year. */
  readonly groups: readonly { readonly index: number; readonly text: string }[];
}

const highest = ({ value, previous, forecast }: Bar) =>
  Math.max(value ?? 0, previous ?? 0, forecast?.upper ?? 0);
const lowest = ({ value, forecast }: Bar) => Math.min(value ?? 0, forecast?.lower ?? 0);

/** Room for the longer of the words that stand at the right end. */
const labelWidth = ({ previous, incomplete }: BarChartProps['labels']) =>
  Math.max(textWidth(previous), textWidth(incomplete)) + 2 * LABEL_GAP;

/** First bar of the incomplete ones at the end, those with nothing but a forecast left aside. */
function tailOf(bars: readonly Bar[]): number | null {
  const last = bars.findLastIndex(({ value, isIncomplete }) => value !== null && !isIncomplete);
  const tail = bars[last + 1];
  return tail?.isIncomplete && tail.value !== null ? last + 1 : null;
}

function groupsOf(bars: readonly Bar[], band: number) {
  const starts = bars.flatMap(({ group }, index) =>
    group !== undefined && group !== bars[index - 1]?.group ? [{ index, text: group }] : [],
  );
  // The first year often begins just before the next.
  return starts.filter(({ index, text }, place) => {
    const next = starts[place + 1];
    return next === undefined || (next.index - index) * band >= textWidth(text) + LABEL_GAP;
  });
}

export function layoutOf({ bars, width, height, axisLabel, labels }: BarChartProps): BarLayout {
  const count = Math.max(bars.length, 1);
  const ticks = niceTicks(
    Math.min(0, ...bars.map(lowest)),
    Math.max(0, ...bars.map(highest)),
    height < 200 ? 3 : 4,
  );
  const left = axisWidth(ticks.map(axisLabel));
  const tail = tailOf(bars);
  const ahead = bars.findIndex(({ forecast }) => forecast !== undefined);
  const isLegendAbove = width < NARROW || ahead >= 0;
  const tailWidth = tail === null ? 0 : ((bars.length - tail) * (width - left)) / count;
  const right = width - (isLegendAbove ? 4 : Math.max(4, labelWidth(labels) - tailWidth));
  const band = (right - left) / count;
  const hasGroups = bars.some(({ group }) => group !== undefined);
  const top = LABEL_ROW + LABEL_GAP + (ahead >= 0 && tail !== null ? LABEL_ROW : 0);
  const bottom = height - TICK_ROW - LABEL_GAP - (hasGroups ? LABEL_ROW : 0);
  const widest = Math.max(0, ...bars.map(({ tick }) => textWidth(tick)));
  // The last tick is moved in from the edge, toward the one before it.
  const overhang = Math.max(0, widest / 2 - (width - right + band / 2));
  return {
    left,
    right,
    top,
    bottom,
    band,
    barWidth: Math.max(1, Math.min(band * 0.64, MOST_BAR_WIDTH)),
    ticks,
    y: linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top]),
    center: (index) => left + (index + 0.5) * band,
    tailStart: tail === null ? null : left + tail * band,
    forecastStart: ahead < 0 ? null : left + ahead * band,
    isLegendAbove,
    tickEvery: Math.max(1, Math.ceil((widest + TICK_GAP + overhang) / band)),
    groups: hasGroups ? groupsOf(bars, band) : [],
  };
}

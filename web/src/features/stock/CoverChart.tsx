/** Days that each item's stock lasts, shortest first, with its lead time as a mark: what ends below it runs out. */
import { ChartFrame } from '../../shared/chart/ChartFrame.tsx';
import { linear, niceTicks } from '../../shared/chart/scale.ts';
import { useWidth } from '../../shared/chart/use-width.ts';
import { axisWidth, YAxis } from '../../shared/chart/YAxis.tsx';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Recommendation } from './api/recommendations.ts';

const HEIGHT = 248;
const MARGIN = { top: 12, bottom: 12 };
/** Pixels that a bar needs to be told from its neighbour. */
const LEAST_BAND = 7;
const MOST_BARS = 120;

interface CoverChartProps {
  readonly items: readonly Recommendation[];
  readonly onOpen: (item: Recommendation) => void;
}

export function CoverChart({ items, onOpen }: CoverChartProps) {
  const { m, f } = useI18n();
  const [ref, width] = useWidth<HTMLDivElement>();
  const texts = m.wwi.stock;
  const ranked = items.filter(hasCover).toSorted((a, b) => a.daysOfCover - b.daysOfCover);
  const shown = ranked.slice(0, Math.min(MOST_BARS, Math.floor(width / LEAST_BAND)));
  const isAll = shown.length === ranked.length;
  return (
    <figure className="chart cover-chart">
      <figcaption>
        <h3>
          {isAll
            ? texts.coverOfAll(f.number(ranked.length))
            : texts.coverOfFirst(f.number(shown.length), f.number(ranked.length))}
        </h3>
      </figcaption>
      <p className="quiet cover-legend">
        <span className="cover-key" aria-hidden="true" />
        {texts.chartLegend(f.number(ranked.filter(isShort).length))}
      </p>
      <div ref={ref} className="chart-body" style={{ height: HEIGHT }}>
        {width > 0 && shown.length > 0 && <Bars items={shown} width={width} onOpen={onOpen} />}
      </div>
    </figure>
  );
}

type Covered = Recommendation & { readonly daysOfCover: number };
const hasCover = (item: Recommendation): item is Covered => item.daysOfCover !== null;
const isShort = ({ daysOfCover, leadTimeDays }: Covered) => daysOfCover < leadTimeDays;

interface BarsProps {
  readonly items: readonly Covered[];
  readonly width: number;
  readonly onOpen: (item: Recommendation) => void;
}

function Bars({ items, width, onOpen }: BarsProps) {
  const { m, f } = useI18n();
  const top = Math.max(...items.map(({ daysOfCover, leadTimeDays }) => Math.max(daysOfCover, leadTimeDays)));
  const ticks = niceTicks(0, top, 4);
  const left = axisWidth(ticks.map((tick) => f.number(tick)));
  const y = linear([0, ticks.at(-1) ?? 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const band = (width - left) / items.length;
  const bar = Math.max(2, Math.min(band - 2, 16));
  const center = (index: number) => left + (index + 0.5) * band;
  return (
    <ChartFrame
      name={m.wwi.stock.chart}
      readings={items.map((item) => readingOf(item, m, f))}
      positions={items.map((_, index) => center(index))}
      width={width}
      height={HEIGHT}
      places={m.stock.item}
      onOpen={(index) => {
        const item = items[index];
        if (item) onOpen(item);
      }}
    >
      {(active) => (
        <>
          {active !== null && (
            <rect
              className="chart-cursor"
              x={center(active) - band / 2}
              y={MARGIN.top}
              width={band}
              height={HEIGHT - MARGIN.top - MARGIN.bottom}
            />
          )}
          <YAxis ticks={ticks} y={y} left={left} right={width} label={(value) => f.number(value)} />
          {items.map((item, index) => (
            <g key={item.stockItemKey}>
              <rect
                className="cover-bar"
                data-short={isShort(item) || undefined}
                x={center(index) - bar / 2}
                y={y(item.daysOfCover)}
                width={bar}
                height={Math.max(1, y(0) - y(item.daysOfCover))}
              />
              <line
                className="cover-lead"
                x1={center(index) - band / 2 + 0.5}
                x2={center(index) + band / 2 - 0.5}
                y1={y(item.leadTimeDays)}
                y2={y(item.leadTimeDays)}
              />
            </g>
          ))}
        </>
      )}
    </ChartFrame>
  );
}

type I18n = ReturnType<typeof useI18n>;

function readingOf(item: Covered, m: I18n['m'], f: I18n['f']) {
  const { stockItemKey, stockItem, supplier, daysOfCover, leadTimeDays, recommendedQuantity } = item;
  return {
    key: String(stockItemKey),
    title: stockItem,
    note: supplier ?? undefined,
    rows: [
      {
        label: m.stock.cover,
        value: f.number(daysOfCover, 1),
        tone: isShort(item) ? ('bad' as const) : ('mark' as const),
      },
      { label: m.wwi.stock.leadTime, value: f.number(leadTimeDays, 1) },
      { label: m.stock.quantity, value: f.number(recommendedQuantity) },
    ],
  };
}

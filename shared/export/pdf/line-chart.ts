import type { LineChart, LineSeries } from '../document/chart.ts';
import { displayCompact } from '../document/display.ts';
import { dateTicks, niceTicks } from './axis.ts';
import type { Canvas, Point } from './canvas.ts';
import type { Composer } from './composer.ts';
import { contentWidth, ink, page } from './theme.ts';

const HEIGHT = 190;
const LEFT = 46;
/** Room on the right for the lines' names. */
const RIGHT = 70;
const LABEL = 8;

interface Scale {
  x(index: number): number;
  y(value: number): number;
}

/** Draws lines with an axis from zero, each named at its end; moves the cursor below. */
export async function drawLineChart(composer: Composer, chart: LineChart): Promise<void> {
  const labels = dateTicks(chart.dates, 8);
  await composer.book.cover([
    chart.unit,
    ...labels.map(({ label }) => label),
    ...chart.series.map(({ label }) => label),
    '0123456789.,KMBT-',
  ]);
  const top = composer.y + 16;
  const scale = scaleOf(chart, top);
  drawGrid(composer, chart, scale, top);
  for (const { index, label } of labels) {
    drawLabel(composer, label, scale.x(index), top + HEIGHT + 12, 'middle');
  }
  for (const series of chart.series) drawBand(composer.canvas, series, scale);
  for (const series of chart.series) drawSeries(composer.canvas, series, scale);
  drawNames(composer, chart.series, scale);
  composer.y = top + HEIGHT + 26;
}

function extent({ series }: LineChart): readonly [number, number] {
  const values = series.flatMap(({ values, band }) => [
    ...values.filter((value) => value !== null),
    ...(band ? [...band.lower, ...band.upper] : []),
  ]);
  return [Math.min(...values), Math.max(...values)];
}

function ticksOf(chart: LineChart): number[] {
  const [min, max] = extent(chart);
  return niceTicks(min, max, 5);
}

function scaleOf(chart: LineChart, top: number): Scale {
  const ticks = ticksOf(chart);
  const [low, high] = [ticks.at(0) ?? 0, ticks.at(-1) ?? 1];
  const width = contentWidth - LEFT - RIGHT;
  const steps = Math.max(1, chart.dates.length - 1);
  return {
    x: (index) => page.margin + LEFT + (width * index) / steps,
    y: (value) => top + HEIGHT - (HEIGHT * (value - low)) / (high - low),
  };
}

function drawGrid(composer: Composer, chart: LineChart, scale: Scale, top: number): void {
  const right = scale.x(chart.dates.length - 1);
  for (const tick of ticksOf(chart)) {
    const y = scale.y(tick);
    const isZero = tick === 0;
    composer.canvas.line(page.margin + LEFT, y, right, y, {
      color: isZero ? ink.muted : ink.rule,
      width: isZero ? 0.8 : 0.5,
    });
    drawLabel(composer, displayCompact(tick), page.margin + LEFT - 6, y + 2.8, 'end');
  }
  drawLabel(composer, chart.unit, page.margin + LEFT - 6, top - 8, 'end');
}

function drawLabel(composer: Composer, text: string, x: number, y: number, anchor: 'middle' | 'end'): void {
  const line = composer.setter.line(text, 400);
  const shift = line.width * LABEL * (anchor === 'end' ? 1 : 0.5);
  composer.canvas.text(line, x - shift, y, LABEL, ink.muted);
}

function drawBand(canvas: Canvas, { band }: LineSeries, scale: Scale): void {
  if (!band) return;
  const along = (values: readonly number[]) =>
    values.map((value, index): Point => [scale.x(index), scale.y(value)]);
  canvas.polygon([...along(band.upper), ...along(band.lower).reverse()], ink.band);
}

function drawSeries(canvas: Canvas, { values, color, isDashed }: LineSeries, scale: Scale): void {
  let points: Point[] = [];
  const flush = () => {
    canvas.path(points, { color, width: 1.4, isDashed: isDashed ?? false });
    points = [];
  };
  for (const [index, value] of values.entries()) {
    if (value === null) flush();
    else points.push([scale.x(index), scale.y(value)]);
  }
  flush();
}

/** Names beside the lines' ends, moved apart where they would overlap. */
function drawNames(composer: Composer, series: readonly LineSeries[], scale: Scale): void {
  const ends = series.flatMap(({ label, color, values }) => {
    const last = values.findLastIndex((value) => value !== null);
    const value = values[last];
    return value === undefined || value === null
      ? []
      : [{ label, color, x: scale.x(last) + 6, y: scale.y(value) + 3 }];
  });
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { label, color, x, y } of ends.toSorted((a, b) => a.y - b.y)) {
    const placed = Math.max(y, lowest + LABEL + 2);
    composer.canvas.text(composer.setter.line(label, 700), x, placed, LABEL, color);
    lowest = placed;
  }
}

import type { Bar, BarChart } from '../document/chart.ts';
import type { Composer } from './composer.ts';
import { contentWidth, ink, page } from './theme.ts';
import type { SetLine } from './typesetter.ts';

const ROW = 14.5;
const BAR = 9;
const LABEL = 8;
const NAMES = 210;
/** Room behind the longest bar for what is written there. */
const TEXTS = 120;

/** Draws ranked horizontal bars from zero, their values written behind them; moves the cursor below. */
export async function drawBarChart(composer: Composer, { bars, markLabel }: BarChart): Promise<void> {
  await composer.book.cover([...bars.flatMap(({ label, text }) => [label, text]), markLabel ?? '', '…']);
  const most = Math.max(...bars.flatMap(({ value, mark }) => [value, mark ?? 0]), 0);
  const width = contentWidth - NAMES - TEXTS;
  const length = (value: number) => (most === 0 ? 0 : (Math.max(0, value) / most) * width);
  const left = page.margin + NAMES;
  const top = composer.y + 6;
  for (const [index, bar] of bars.entries()) {
    drawBar(composer, bar, { left, y: top + index * ROW, length });
  }
  const bottom = top + bars.length * ROW;
  composer.canvas.line(left, top - 2, left, bottom, { color: ink.muted, width: 0.8 });
  if (markLabel !== undefined) {
    composer.canvas.line(left, bottom + 4, left, bottom + 12, { color: ink.text, width: 1.2 });
    composer.canvas.text(composer.setter.line(markLabel, 400), left + 5, bottom + 11, LABEL, ink.muted);
  }
  composer.y = bottom + (markLabel === undefined ? 12 : 22);
}

interface Place {
  readonly left: number;
  readonly y: number;
  readonly length: (value: number) => number;
}

function drawBar(composer: Composer, bar: Bar, { left, y, length }: Place): void {
  const { canvas, setter } = composer;
  const name = shortened(composer, bar.label, (NAMES - 10) / LABEL);
  canvas.text(name, left - 8 - name.width * LABEL, y + BAR - 1.5, LABEL, ink.text);
  canvas.rect(left, y, length(bar.value), BAR, bar.color);
  const end = left + Math.max(length(bar.value), bar.mark === undefined ? 0 : length(bar.mark));
  if (bar.mark !== undefined) {
    const x = left + length(bar.mark);
    canvas.line(x, y - 2, x, y + BAR + 2, { color: ink.text, width: 1.2 });
  }
  canvas.text(setter.line(bar.text, 400), end + 6, y + BAR - 1.5, LABEL, ink.muted);
}

/** The text, or as much of it as fits with an ellipsis; the table below has all of it. */
function shortened({ setter }: Composer, text: string, width: number): SetLine {
  const whole = setter.line(text, 400);
  if (whole.width <= width) return whole;
  const [first] = setter.wrap(text, 400, width - setter.line('…', 400).width);
  const ellipsis = setter.line('…', 400);
  if (!first) return ellipsis;
  return { runs: [...first.runs, ...ellipsis.runs], width: first.width + ellipsis.width };
}

/** Drawing on one page as PDF operators; coordinates in points from the page's top left corner. */
import type { SetLine } from './typesetter.ts';

export interface Canvas {
  /** @param y of the baseline */
  text(line: SetLine, x: number, y: number, size: number, color: string): void;
  rect(x: number, y: number, width: number, height: number, color: string): void;
  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void;
  /** Straight lines through the points. */
  path(points: readonly Point[], stroke: Stroke): void;
  polygon(points: readonly Point[], color: string): void;
  /** The operators so far. */
  content(): string;
}

export type Point = readonly [x: number, y: number];

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly isDashed?: boolean;
}

const number = (value: number) => String(Math.round(value * 100) / 100);

function rgb(color: string): string {
  const part = (at: number) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return `${part(1)} ${part(3)} ${part(5)}`;
}

/** @param height of the page in points */
export function createCanvas(height: number): Canvas {
  const operators: string[] = [];
  const at = (x: number, y: number) => `${number(x)} ${number(height - y)}`;
  const trace = (points: readonly Point[]) =>
    points.map(([x, y], index) => `${at(x, y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  const path: Canvas['path'] = (points, { color, width, isDashed }) => {
    if (points.length < 2) return;
    const dash = isDashed ? '[3 2] 0 d' : '[] 0 d';
    operators.push(`q ${rgb(color)} RG ${number(width)} w 1 j ${dash} ${trace(points)} S Q`);
  };
  return {
    text({ runs }, x, y, size, color) {
      if (runs.length === 0) return;
      const shown = runs.map(({ font, hex }) => `/${font} ${number(size)} Tf <${hex}> Tj`);
      operators.push(`BT ${rgb(color)} rg 1 0 0 1 ${at(x, y)} Tm ${shown.join(' ')} ET`);
    },
    rect(x, y, width, height_, color) {
      operators.push(`${rgb(color)} rg ${at(x, y + height_)} ${number(width)} ${number(height_)} re f`);
    },
    line: (x1, y1, x2, y2, stroke) =>
      path(
        [
          [x1, y1],
          [x2, y2],
        ],
        stroke,
      ),
    path,
    polygon(points, color) {
      if (points.length > 2) operators.push(`${rgb(color)} rg ${trace(points)} h f`);
    },
    content: () => operators.join('\n'),
  };
}

/**
 * A chart's drawing painted onto a canvas, shape by shape, in the styles that it has on the screen. An image of
 * the SVG would know neither the page's font nor its custom properties, and some policies refuse it.
 */

interface Caption {
  readonly title: string;
  readonly note: string;
}

const SCALE = 2;
const PAD = 16;
const HEAD = 56;
const FONT = '"Inter Variable", system-ui, sans-serif';

const numberOf = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);

/** The outline of a shape in its own coordinates. */
function outlineOf(element: SVGElement): Path2D | null {
  const path = new Path2D(element.tagName === 'path' ? (element.getAttribute('d') ?? '') : undefined);
  if (element.tagName === 'path') return path;
  if (element.tagName === 'rect') {
    path.rect(...quad(element, 'x', 'y', 'width', 'height'));
    return path;
  }
  if (element.tagName === 'circle') {
    path.arc(numberOf(element, 'cx'), numberOf(element, 'cy'), numberOf(element, 'r'), 0, 2 * Math.PI);
    return path;
  }
  if (element.tagName !== 'line') return null;
  const [x1, y1, x2, y2] = quad(element, 'x1', 'y1', 'x2', 'y2');
  path.moveTo(x1, y1);
  path.lineTo(x2, y2);
  return path;
}

function quad(
  element: Element,
  ...names: [string, string, string, string]
): [number, number, number, number] {
  const [a, b, c, d] = names;
  return [numberOf(element, a), numberOf(element, b), numberOf(element, c), numberOf(element, d)];
}

/** The diagonal lines of an incomplete bar, as a pattern of the canvas. */
function hatchOf(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.5;
  for (const shift of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? color;
}

function paintShape(context: CanvasRenderingContext2D, element: SVGElement, path: Path2D): void {
  const style = getComputedStyle(element);
  context.globalAlpha = Number(style.opacity);
  if (style.fill !== 'none') {
    context.fillStyle = style.fill.startsWith('url(') ? hatchOf(context, style.stroke) : style.fill;
    if (element.tagName !== 'line') context.fill(path);
  }
  if (style.stroke === 'none') return;
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  const dashes =
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat);
  context.setLineDash(dashes);
  context.stroke(path);
  context.setLineDash([]);
}

const aligned: Readonly<Record<string, CanvasTextAlign>> = { start: 'left', middle: 'center', end: 'right' };

function paintText(context: CanvasRenderingContext2D, element: SVGElement): void {
  const style = getComputedStyle(element);
  const text = element.textContent ?? '';
  const shift = element.getAttribute('dy')?.endsWith('em') ? 0.32 * Number.parseFloat(style.fontSize) : 0;
  const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y') + shift];
  context.globalAlpha = Number(style.opacity);
  context.font = `${style.fontWeight} ${style.fontSize} ${FONT}`;
  context.textAlign = aligned[style.textAnchor] ?? 'left';
  if (style.stroke !== 'none') {
    context.strokeStyle = style.stroke;
    context.lineWidth = Number.parseFloat(style.strokeWidth);
    context.lineJoin = 'round';
    context.strokeText(text, x, y);
  }
  context.fillStyle = style.fill;
  context.fillText(text, x, y);
}

/** Paints every shape of the drawing where it stands. */
function paint(context: CanvasRenderingContext2D, svg: SVGSVGElement): void {
  const toDrawing = svg.getScreenCTM()?.inverse();
  for (const element of svg.querySelectorAll<SVGGraphicsElement>('rect, path, circle, line, text')) {
    if (element.closest('defs, [data-not-in-picture]') !== null) continue;
    const place = element.getScreenCTM();
    if (place === null || toDrawing === undefined) continue;
    const { a, b, c, d, e, f } = toDrawing.multiply(place);
    context.save();
    context.transform(a, b, c, d, e, f);
    const path = outlineOf(element);
    if (path === null) paintText(context, element);
    else paintShape(context, element, path);
    context.restore();
  }
}

function paintCaption(context: CanvasRenderingContext2D, svg: SVGSVGElement, { title, note }: Caption): void {
  const style = getComputedStyle(document.documentElement);
  context.fillStyle = getComputedStyle(document.body).color;
  context.font = `600 15px ${FONT}`;
  context.fillText(title, PAD, PAD + 14);
  const label = svg.querySelector('text');
  context.fillStyle = label ? getComputedStyle(label).fill : style.color;
  context.font = `400 12px ${FONT}`;
  context.fillText(note, PAD, PAD + 32);
}

/** The drawing with its caption, at twice the size of the screen. @throws Error where the browser has no canvas */
export async function pictureOf(svg: SVGSVGElement, caption: Caption): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width + 2 * PAD) * SCALE);
  canvas.height = Math.round((height + HEAD + 2 * PAD) * SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.scale(SCALE, SCALE);
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintCaption(context, svg, caption);
  context.translate(PAD, PAD + HEAD);
  paint(context, svg);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made'))), 'image/png');
  });
}

/** Gives the picture to the browser's own download, under the title's name. */
export async function savePicture(svg: SVGSVGElement, caption: Caption): Promise<void> {
  const url = URL.createObjectURL(await pictureOf(svg, caption));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `${caption.title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`;
  anchor.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

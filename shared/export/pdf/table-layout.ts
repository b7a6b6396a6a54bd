/** How wide the columns of a table are on paper. */
import { displayCell, isNumericType } from '../document/display.ts';
import type { Cells, Column } from '../document/table.ts';
import { contentWidth } from './theme.ts';
import type { Typesetter } from './typesetter.ts';

export interface LaidColumn extends Column {
  /** Index in the table's rows. */
  readonly source: number;
  readonly label: string;
  /** Points, padding included. */
  readonly points: number;
  readonly isRight: boolean;
  /** Room on the left of a text that follows a right-aligned column, in points. */
  readonly indent: number;
}

export interface TableLayout {
  readonly columns: readonly LaidColumn[];
  /** Font size of the table. */
  readonly size: number;
}

export const padding = 4;
const SIZES = [8, 7.5, 7, 6.5, 6] as const;
const WIDEST = 230;
const INDENT = 10;
const NARROWEST_TEXT = 70;
/** For rows that the sample does not have. */
const SPARE = 1.05;

/** Cells by which the room is judged, and how many rows the table has. */
export interface Sample {
  readonly sample: readonly Cells[];
  readonly count: number;
}

interface Source {
  readonly source: number;
}

/**
 * Gives each column the room its cells need, text columns less when the page is too narrow: they wrap.
 */
export function layTable(setter: Typesetter, all: readonly Column[], { sample, count }: Sample): TableLayout {
  const shown = all.flatMap((column, source) => (column.isWide ? [] : [{ ...column, source }]));
  const natural = shown.map((column, index) => ({
    ...column,
    label: column.shortLabel ?? column.label,
    isRight: isNumericType(column.type),
    indent: !isNumericType(column.type) && isNumericType(shown[index - 1]?.type ?? 'text') ? INDENT : 0,
    /** At font size 1. */
    width: naturalWidth(setter, column, { sample, count }),
  }));
  for (const size of SIZES) {
    const wanted = natural.map(({ width, indent }) => Math.min(WIDEST, width * size + 2 * padding + indent));
    const columns = fitted(natural, wanted);
    if (columns) return { columns, size };
  }
  const even = contentWidth / Math.max(1, natural.length);
  return { columns: natural.map((column) => ({ ...column, points: even })), size: 6 };
}

function naturalWidth(setter: Typesetter, column: Column & Source, { sample, count }: Sample): number {
  const cells = sample.map((row) => displayCell(row[column.source] ?? null, column.type));
  const longest = cells.toSorted((a, b) => b.length - a.length).slice(0, 20);
  const header = (column.shortLabel ?? column.label).split(' ').map((word) => setter.line(word, 700).width);
  const total = column.isSummed ? setter.line(longestTotal(column, sample, count), 700).width : 0;
  return Math.max(...header, total, ...longest.map((text) => setter.line(text, 400).width * SPARE));
}

/** No total is wider than that of the largest cell in all rows. */
function longestTotal({ source, type }: Column & Source, sample: readonly Cells[], count: number): string {
  const sizes = sample.map((row) => Math.abs(Number(row[source] ?? 0)));
  return displayCell(-Math.max(0, ...sizes) * count, type);
}

type Natural = Omit<LaidColumn, 'points'>;

/** Widths that fill the page, or null when even narrow text columns do not fit. */
function fitted(columns: readonly Natural[], wanted: readonly number[]): LaidColumn[] | null {
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const isText = (index: number) => columns[index]?.type === 'text';
  const slack = contentWidth - total;
  const texts = wanted.filter((_, index) => isText(index)).reduce((sum, width) => sum + width, 0);
  if (slack >= 0) {
    const spread = Math.min(slack / columns.length, 60);
    return columns.map((column, i) => ({ ...column, points: (wanted[i] ?? 0) + spread }));
  }
  const share = texts === 0 ? 0 : (texts + slack) / texts;
  const points = wanted.map((width, i) => (isText(i) ? width * share : width));
  const tooNarrow = points.some((width, i) => isText(i) && width < Math.min(wanted[i] ?? 0, NARROWEST_TEXT));
  if (texts === 0 || tooNarrow) return null;
  return columns.map((column, i) => ({ ...column, points: points[i] ?? 0 }));
}
